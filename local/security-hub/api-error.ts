/** An error as Security Hub answers it: exception name, HTTP status and message. */
export class ApiError extends Error {
  public constructor(
    public readonly type: string,
    public readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = type;
  }
}

export const invalidInput = (message: string): ApiError =>
  new ApiError('InvalidInputException', 400, `Invalid parameter: ${message}`);

export const invalidAccess = (message: string): ApiError =>
  new ApiError('InvalidAccessException', 401, message);

export const accessDenied = (message: string): ApiError =>
  new ApiError('AccessDeniedException', 403, message);

export const notFound = (message: string): ApiError =>
  new ApiError('ResourceNotFoundException', 404, message);

export const conflict = (message: string): ApiError =>
  new ApiError('ResourceConflictException', 409, message);

export const limitExceeded = (message: string): ApiError =>
  new ApiError('LimitExceededException', 429, message);

export const validation = (message: string): ApiError => new ApiError('ValidationException', 400, message);
