// Mail that the reader's own program sends: a link that begins it (RFC 6068), a draft as a file (RFC 5322, MIME).

/** From the first on some programs cut links, beyond the second many do; characters. */
export const LONG = 1600;
export const TOO_LONG = 2000;

function quoted(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

export function mailto(address: string, subject: string, body: string): string {
  const broken = body.replace(/\r?\n/g, "\r\n");
  const to = quoted(address).replace(/%40/g, "@").replace(/%2B/g, "+");
  return `mailto:${to}?subject=${quoted(subject)}&body=${quoted(broken)}`;
}

function base64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

/** Return a header's words in ASCII: encoded words, no line longer than 76 characters with the header's name (RFC 2047). */
export function headerWords(text: string): string {
  if (/^[ -~]*$/.test(text) && !text.includes("=?")) {
    return text;
  }
  const words: string[] = [];
  let part = "";
  for (const sign of Array.from(text)) {
    if (base64(part + sign).length > (words.length ? 60 : 52)) {
      words.push(part);
      part = "";
    }
    part += sign;
  }
  words.push(part);
  return words.map((word) => `=?utf-8?B?${base64(word)}?=`).join("\r\n ");
}

/** Return a draft; `X-Unsent: 1` makes mail programs that know it open it for editing. */
export function draft(address: string, subject: string, body: string): string {
  const lines = base64(body.replace(/\r?\n/g, "\r\n")).match(/.{1,76}/g) ?? [];
  const head = [
    `To: ${address}`,
    `Subject: ${headerWords(subject)}`,
    "X-Unsent: 1",
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: base64",
  ];
  return [...head, "", ...lines, ""].join("\r\n");
}
