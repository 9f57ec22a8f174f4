import { AwsEc2QueryProtocol, XmlShapeDeserializer } from '@aws-sdk/core/protocols';
import { ProviderError } from '../provider-error.js';
import { readXml, type XmlElement } from '../xml.js';

const SOURCE = 'The service EC2';
/** The SDK's schema of a document without one, by which it reads refusals. */
const ANY = 15;

/** What the SDK's schemas are read from: texts, objects, and lists where a name comes more than once. */
type Plain = string | { [name: string]: Plain | Plain[] };

/** The SDK's protocol of EC2, but that answers are read under our bounds and not at one go. */
export class BoundedEc2Protocol extends AwsEc2QueryProtocol {
  constructor(options: ConstructorParameters<typeof AwsEc2QueryProtocol>[0]) {
    super(options);
    this.deserializer = new BoundedDeserializer(this.deserializer.settings);
  }
}

class BoundedDeserializer extends XmlShapeDeserializer {
  /** The protocol waits for what this returns, although the SDK's own returns at once. */
  override async read(
    schema: Parameters<XmlShapeDeserializer['read']>[0],
    bytes: Uint8Array | string,
  ): Promise<unknown> {
    const body = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
    try {
      const answer = schema === ANY ? await readRefusal(body) : await readXml(body, SOURCE);
      return this.readSchema(schema, answer && toPlain(answer));
    } catch (cause) {
      // The SDK writes advice for programmers into the message of what it gets.
      throw new Error('The answer cannot be read', { cause });
    }
  }
}

/** A refusal that is no XML, such as a proxy's, is still one by its status. */
async function readRefusal(body: Uint8Array): Promise<XmlElement | null> {
  try {
    return await readXml(body, SOURCE);
  } catch (error) {
    if (error instanceof ProviderError && error.kind === 'protocol') return null;
    throw error;
  }
}

/** Attributes mean nothing in EC2's answers, nor does text beside elements. */
function toPlain({ children, text }: XmlElement): Plain {
  if (children.length === 0) return text.includes('\n') && text.trim() === '' ? '' : text;
  const plain: { [name: string]: Plain | Plain[] } = Object.create(null);
  for (const child of children) {
    const value = toPlain(child);
    const known = plain[child.name];
    if (known === undefined) plain[child.name] = value;
    else if (Array.isArray(known)) known.push(value);
    else plain[child.name] = [known, value];
  }
  return plain;
}
