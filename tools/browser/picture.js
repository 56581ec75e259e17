// Takes pictures of pages.
//   node picture.js CHROMIUM PICTURES.json
// where each picture is { page, file, width, height, scheme, from: where it begins from above }
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { open } from "./open.js";

const [chromium, list] = process.argv.slice(2);
const browser = await open(chromium);
for (const { page: path, file, width, height, scheme, from } of JSON.parse(readFileSync(list, "utf8"))) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: scheme });
  await page.goto(pathToFileURL(path).href);
  await page.evaluate((top) => scrollTo(0, top), from);
  await page.screenshot({ path: file });
  await page.close();
}
await browser.close();
