import { type Attempt, attempts, MOST_CHARACTERS } from "./picture";

/** Why a file can't be a project's picture. */
export class NoPicture extends Error {
  constructor(readonly key: "organise.picture-unreadable" | "organise.picture-too-rich") {
    super(key);
  }
}

/** A chosen file, scaled down in this browser until it fits: nothing larger ever leaves the device. */
export async function pictureOf(file: Blob): Promise<string> {
  const image = await loaded(await dataUrl(file));
  for (const attempt of attempts(image.naturalWidth, image.naturalHeight)) {
    const text = drawn(image, attempt);
    if (text.length <= MOST_CHARACTERS) return text;
  }
  throw new NoPicture("organise.picture-too-rich");
}

function drawn(image: HTMLImageElement, { width, height, quality }: Attempt): string {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  if (!context) throw new NoPicture("organise.picture-unreadable");
  // Transparent parts become white: JPEG has none.
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
  context.drawImage(image, 0, 0, width, height);
  const webp = canvas.toDataURL("image/webp", quality);
  // Safari 14 can't write WebP and answers with a PNG.
  return webp.startsWith("data:image/webp") ? webp : canvas.toDataURL("image/jpeg", quality);
}

/** As a data URL: the page's content policy has no `blob:` for pictures. */
function dataUrl(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(new NoPicture("organise.picture-unreadable"));
    reader.readAsDataURL(file);
  });
}

function loaded(address: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new NoPicture("organise.picture-unreadable"));
    image.src = address;
  });
}
