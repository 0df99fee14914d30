// Chooses a file of so many MiB, no two of them alike, in the file field of the page; returns its SHA-256.
async ([mebibytes, name]) => {
  const noise = new Uint8Array(1024 * 1024);
  for (let at = 0; at < noise.length; at += 65536) {
    crypto.getRandomValues(noise.subarray(at, at + 65536));
  }
  const parts = Array.from({ length: mebibytes }, (_, index) => {
    const part = noise.slice();
    new DataView(part.buffer).setUint32(0, index);
    return part;
  });
  const file = new File(parts, name);
  const chosen = new DataTransfer();
  chosen.items.add(file);
  const input = document.querySelector('[data-testid=file-input]');
  input.files = chosen.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};
