/** The page before its script has run. */
export const HTML = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Security Hub alerting: demo</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/page.css" />
  </head>
  <body>
    <noscript>This page needs JavaScript.</noscript>
    <div id="app"></div>
    <script type="module" src="/page.js"></script>
  </body>
</html>
`;
