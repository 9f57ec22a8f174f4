const IMAGE_ID = /^ami-(?:[0-9a-f]{8}|[0-9a-f]{17})$/;

/** Tells whether a text has the form of the ids that AWS gives to images. */
export function isImageId(text: string): boolean {
  return IMAGE_ID.test(text);
}
