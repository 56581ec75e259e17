// Opens pages as people do, and names whatever is not as it should be.
//   node check.js CHROMIUM PAGE…   makes a PDF beside each page; exits with 1 where something is wrong
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename } from "node:path";
import { pathToFileURL } from "node:url";
import { open } from "./open.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const [chromium, ...files] = process.argv.slice(2);
const SCREENS = [
  { name: "wide, light", viewport: { width: 1440, height: 900 }, colorScheme: "light" },
  { name: "wide, dark", viewport: { width: 1440, height: 900 }, colorScheme: "dark" },
  { name: "telephone, light", viewport: { width: 360, height: 780 }, colorScheme: "light", hasTouch: true },
  { name: "telephone, dark", viewport: { width: 360, height: 780 }, colorScheme: "dark", hasTouch: true },
];
let wrong = 0;

const say = (good, words) => {
  if (!good) wrong += 1;
  console.log(`${good ? "ok   " : "WRONG"} ${words}`);
};

// What can be seen of the page: the measures shown, each once, and the entries of the contents.
const seen = (page) =>
  page.evaluate(() => {
    const shown = (element) => element.checkVisibility();
    const articles = [...document.querySelectorAll("article")];
    return {
      all: new Set(articles.map((article) => article.id.slice(0, 10))).size,
      measures: articles.filter(shown).map((article) => ({
        id: article.id.slice(0, 10),
        themes: article.dataset.themes.split("\n"),
        city: article.dataset.city,
        text: article.textContent,
      })),
      empty: [...document.querySelectorAll("main section")].filter((section) => shown(section) && ![...section.querySelectorAll("article")].some(shown)).length,
      told: document.querySelector("form output")?.textContent ?? "",
    };
  });

async function filters(page, name) {
  const before = await seen(page);
  if (before.all < 2) return;
  const [themes, cities] = [page.locator("form select").nth(0), page.locator("form select").nth(1)];
  const below = (theme, above) => theme === above || theme.startsWith(above + "/");
  const fits = (state, wanted) => state.measures.length > 0 && state.measures.every(wanted) && state.empty === 0 && state.told === `${new Set(state.measures.map((one) => one.id)).size} / ${state.all}`;
  for (const option of await themes.locator("option").evaluateAll((options) => options.map((one) => one.value).filter(Boolean))) {
    await themes.selectOption(option);
    const state = await seen(page);
    const expected = before.measures.filter((one) => one.themes.some((theme) => below(theme, option)));
    const good = fits(state, (one) => one.themes.some((theme) => below(theme, option))) && new Set(state.measures.map((one) => one.id)).size === new Set(expected.map((one) => one.id)).size;
    if (!good) say(false, `${name}: filter by theme ${option}`);
  }
  say(true, `${name}: every theme was chosen once`);
  await themes.selectOption("");
  const city = before.measures[0].city;
  if (city) {
    await cities.selectOption(city);
    say(fits(await seen(page), (one) => one.city === city), `${name}: filter by city`);
    await cities.selectOption("");
  }
  const words = before.measures.at(-1).text.trim().slice(0, 5);
  await page.locator("form input").fill(words);
  say(fits(await seen(page), (one) => one.text.includes(words)), `${name}: filter by words`);
  await page.locator("form button[type=reset]").click();
  await page.waitForFunction(() => document.querySelector("form output").textContent === "");
  say((await seen(page)).measures.length === before.measures.length, `${name}: all shown again`);
  const cell = page.locator("td button").first();
  if (await cell.count()) {
    const number = Number(await cell.textContent());
    await cell.click();
    const state = await seen(page);
    say(new Set(state.measures.map((one) => one.id)).size === number, `${name}: a number of the table shows its measures`);
    await page.locator("form button[type=reset]").click();
    await page.waitForFunction(() => document.querySelector("form output").textContent === "");
  }
}

async function links(page, name) {
  const broken = await page.evaluate(() => [...document.querySelectorAll("a[href]")].filter((link) => !link.hash || !document.querySelector(link.hash)).length);
  say(broken === 0, `${name}: every link leads somewhere`);
  const place = await page.evaluate(() => [...document.querySelectorAll("article")].at(-1)?.id);
  if (!place) return;
  await page.evaluate((id) => { location.hash = id; }, place);
  await page.waitForTimeout(100);
  const free = await page.evaluate((id) => document.getElementById(id).getBoundingClientRect().top >= (document.querySelector("form")?.getBoundingClientRect().bottom ?? 0), place);
  say(free, `${name}: the measure that a link leads to is not under the filters`);
}

const browser = await open(chromium);
for (const file of files) {
  const address = pathToFileURL(file).href;
  for (const { name: screen, ...options } of SCREENS) {
    const name = `${basename(file)}, ${screen}`;
    const page = await browser.newPage(options);
    const noise = [], fetched = [];
    page.on("console", (message) => noise.push(message.text()));
    page.on("pageerror", (error) => noise.push(error.message));
    page.on("request", (request) => { if (request.url() !== address) fetched.push(request.url()); });
    await page.goto(address);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    say(wide <= 0, `${name}: nothing is wider than the screen`);
    if (options.colorScheme === "light") await filters(page, name);
    await links(page, name);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run(document, { runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } }));
    for (const violation of violations) console.log(`      ${violation.id}: ${violation.help} (${violation.nodes.length}) ${violation.nodes[0].html.slice(0, 160)}`);
    say(violations.length === 0, `${name}: axe finds nothing`);
    say(noise.length === 0, `${name}: the console is silent${noise.length ? `: ${noise[0]}` : ""}`);
    say(fetched.length === 0, `${name}: nothing is fetched${fetched.length ? `: ${fetched[0]}` : ""}`);
    if (screen === SCREENS[1].name) await page.pdf({ path: file.replace(/html$/, "pdf"), preferCSSPageSize: true });
    await page.close();
  }
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(address);
  const [all, shown, forms] = [await page.locator("article").count(), await page.locator("article:visible").count(), await page.locator("form").count()];
  say(all === shown && forms === 0, `${basename(file)}: all can be read without a script`);
  await context.close();
}
await browser.close();
process.exit(wrong ? 1 : 0);
