import { InvalidValue } from "./errors.ts";

/** The parts of an article reference: 条, 款, 项. */
export interface ArticleParts {
  readonly article: number;
  readonly paragraph?: number;
  readonly item?: number;
}

/** Reads `14`, `21(5)`, `33¶1` or `33¶1(2)`; throws `InvalidValue` on anything else. */
export function articleParts(text: string): ArticleParts {
  const match = /^([1-9]\d{0,3})(?:¶([1-9]\d?))?(?:\(([1-9]\d?)\))?$/.exec(text);
  if (!match) throw new InvalidValue("article", text, "article, paragraph and item such as 14, 21(5), 33¶1(2)");
  return {
    article: Number(match[1]),
    ...(match[2] === undefined ? {} : { paragraph: Number(match[2]) }),
    ...(match[3] === undefined ? {} : { item: Number(match[3]) }),
  };
}

const DIGITS = "零一二三四五六七八九";
const PLACES = ["", "十", "百", "千"];

/** A number from 1 to 9999 in Chinese numerals: 一百零四, 十四. */
export function chineseNumeral(n: number): string {
  let text = "";
  let skipped = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(n / 10 ** place) % 10;
    if (digit === 0) {
      skipped = text !== "";
      continue;
    }
    text += `${skipped ? "零" : ""}${DIGITS[digit]}${PLACES[place]}`;
    skipped = false;
  }
  return text.startsWith("一十") ? text.slice(1) : text;
}

/** 第二十一条第五项. */
export function articleInChinese(text: string): string {
  const { article, paragraph, item } = articleParts(text);
  const part = (n: number | undefined, name: string): string =>
    n === undefined ? "" : `第${chineseNumeral(n)}${name}`;
  return `${part(article, "条")}${part(paragraph, "款")}${part(item, "项")}`;
}

/** art. 33 para. 1(2). */
export function articleInEnglish(text: string): string {
  const { article, paragraph, item } = articleParts(text);
  return `art. ${article}${paragraph === undefined ? "" : ` para. ${paragraph}`}${item === undefined ? "" : `(${item})`}`;
}
