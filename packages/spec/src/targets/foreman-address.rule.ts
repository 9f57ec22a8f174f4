import { ValidateBy } from 'class-validator';

/** Requires a URL of http or https without a login; null, undefined and '' pass, since presence is another rule. */
export function IsForemanAddress(): PropertyDecorator {
  return ValidateBy({
    name: 'isForemanAddress',
    validator: {
      validate: (value) => typeof value !== 'string' || value === '' || isAddress(value),
      defaultMessage: () => 'must be a URL without a login, for example https://foreman.example.com',
    },
  });
}

function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '' && search === '' && hash === '';
}
