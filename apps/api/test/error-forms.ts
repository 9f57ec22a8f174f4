import type { Answer } from './http-client.js';

/** Says what is wrong with an answer: nothing when it is a success, or an error that is the client's and in one of Foreman's forms. */
export function complaintAbout({ status, body, text }: Answer): string | undefined {
  const isFine = status < 400 || (status < 500 && isForemanError(status, body));
  return isFine ? undefined : `${status} ${text.slice(0, 300)}`;
}

function isForemanError(status: number, body: unknown): boolean {
  if (!isRecord(body)) return false;
  switch (Object.keys(body).join()) {
    case 'status,error':
      return (status === 400 || status === 404) && body['status'] === status && isText(body['error']);
    case 'message':
      return (status === 404 || status === 422) && isText(body['message']);
    case 'error':
      return isRecord(body['error']) && isErrorObject(status, body['error']);
    default:
      return false;
  }
}

function isErrorObject(status: number, error: Record<string, unknown>): boolean {
  switch (Object.keys(error).join()) {
    case 'message':
      return isText(error['message']);
    case 'message,class':
      return status === 400 && error['class'] === 'ScopedSearch::QueryNotSupported';
    case 'id,errors,full_messages':
      return status === 422 && areMessages(error['errors'], error['full_messages']);
    default:
      return false;
  }
}

function areMessages(errors: unknown, fullMessages: unknown): boolean {
  if (!isRecord(errors) || !Array.isArray(fullMessages) || fullMessages.length === 0) return false;
  const messages = Object.values(errors).flat();
  return messages.length === fullMessages.length && [...messages, ...fullMessages].every(isText);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}
