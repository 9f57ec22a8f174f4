import { AwsEc2QueryProtocol, XmlShapeDeserializer } from '@aws-sdk/core/protocols';
import { ProviderError } from '../provider-error.js';
import { readXml, type XmlElement } from '../xml.js';

const SOURCE = 'The service EC2';
/** The SDK's schema for any document, with which it reads errors. */
const ANY = 15;

/** What the SDK's schemas read: texts, objects, and lists where a name occurs more than once. */
type Plain = string | { [name: string]: Plain | Plain[] };

/** The SDK's protocol of EC2, with responses parsed in pieces and under our bounds. */
export class BoundedEc2Protocol extends AwsEc2QueryProtocol {
  constructor(options: ConstructorParameters<typeof AwsEc2QueryProtocol>[0]) {
    super(options);
    this.deserializer = new BoundedDeserializer(this.deserializer.settings);
  }
}

class BoundedDeserializer extends XmlShapeDeserializer {
  /** Asynchronous, unlike the SDK's own; the protocol awaits it. */
  override async read(
    schema: Parameters<XmlShapeDeserializer['read']>[0],
    bytes: Uint8Array | string,
  ): Promise<unknown> {
    const body = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
    try {
      const answer = schema === ANY ? await readRefusal(body) : await readXml(body, SOURCE);
      return this.readSchema(schema, answer && toPlain(answer));
    } catch (cause) {
      // The SDK adds advice for programmers to the message of this error, so ours is the cause.
      throw new Error('The response cannot be read', { cause });
    }
  }
}

/** An error response without XML, such as a proxy's, still has a status. */
async function readRefusal(body: Uint8Array): Promise<XmlElement | null> {
  try {
    return await readXml(body, SOURCE);
  } catch (error) {
    if (error instanceof ProviderError && error.kind === 'protocol') return null;
    throw error;
  }
}

/** In EC2's responses attributes mean nothing, and neither does text beside elements. */
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
