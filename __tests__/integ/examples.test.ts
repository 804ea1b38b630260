import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Cloud } from './helpers/cloud';
import { startCloud } from './helpers/cloud';
import { exampleInputs } from './helpers/example-inputs';
import { APPS, synthesizeApp } from './helpers/synthesize-app';
import { Terraform } from './helpers/terraform';
import { describeWithTerraform } from './helpers/tools';

describeWithTerraform('the default app and the examples', (tools) => {
  let cloud: Cloud;

  beforeAll(async () => {
    cloud = await startCloud(tools);
  });
  afterAll(() => cloud.stop());

  async function planOf(folder: string): Promise<string[]> {
    const terraform = await Terraform.in(folder, cloud, exampleInputs(folder));
    try {
      await terraform.init();
      await terraform.validate();
      const changes = await terraform.plan();
      return [...new Set(changes.flatMap(({ change }) => change.actions))];
    } finally {
      await terraform.dispose();
    }
  }

  test.each(APPS)(
    '%s names no path of this machine and is initialized, validated and planned by Terraform',
    async (app) => {
      const folders = await synthesizeApp(app);
      expect(folders.length).toBeGreaterThan(0);
      for (const folder of folders) {
        // Portable: the pipeline that applies it runs on another machine.
        expect(readFileSync(join(folder, 'cdk.tf.json'), 'utf8')).not.toContain(process.cwd());
        expect([basename(folder), await planOf(folder)]).toEqual([basename(folder), ['create']]);
      }
    },
  );
});
