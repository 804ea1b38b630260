interface ServiceError {
  readonly name?: string;
  readonly message?: string;
}

export const codeOf = (error: unknown): string => (error as ServiceError).name ?? 'Error';

/** Code and words of what a service answered. */
export const errorText = (error: unknown): string => {
  const { message = '' } = error as ServiceError;
  const code = codeOf(error);
  if (message === '' || message === code) return code;
  return code === 'Error' ? message : `${code}: ${message}`;
};

/** The service says that there is no such thing. */
export const isMissing = (error: unknown): boolean =>
  /NotFound|NonExistent|DoesNotExist|NoSuchEntity/.test(codeOf(error));
