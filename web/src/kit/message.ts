/**
 * The part of ICU MessageFormat that our texts use: `{name}`, `{n, plural, =0 {…} one {…} other {…}}` with `#` for the number,
 * and `{x, select, a {…} other {…}}`. There is no quoting: texts have no braces of their own.
 */
export type Values = Record<string, string | number>;

type Part = string | Argument;
interface Argument {
  name: string;
  kind: "value" | "plural" | "select";
  cases: Record<string, Part[]>;
}

const parsed = new Map<string, Part[]>();

export function format(text: string, values: Values, language: string): string {
  return render(parse(text), values, language);
}

export function parse(text: string): Part[] {
  let parts = parsed.get(text);
  if (!parts) {
    parts = new Reader(text).parts(false);
    parsed.set(text, parts);
  }
  return parts;
}

function render(parts: Part[], values: Values, language: string, count?: number): string {
  let result = "";
  for (const part of parts) {
    if (typeof part === "string") {
      result += count === undefined ? part : part.split("#").join(number(count, language));
    } else {
      result += argument(part, values, language, count);
    }
  }
  return result;
}

function argument(part: Argument, values: Values, language: string, count?: number): string {
  const value = values[part.name];
  if (part.kind === "value") return typeof value === "number" ? number(value, language) : String(value ?? "");
  const other = part.cases.other ?? [];
  if (part.kind === "select") return render(part.cases[String(value)] ?? other, values, language, count);
  const amount = Number(value);
  const chosen =
    part.cases[`=${amount}`] ?? part.cases[new Intl.PluralRules(language).select(amount)] ?? other;
  return render(chosen, values, language, amount);
}

function number(value: number, language: string): string {
  return new Intl.NumberFormat(language, { useGrouping: "always" as unknown as boolean }).format(value);
}

class Reader {
  private at = 0;
  constructor(private readonly text: string) {}

  parts(nested: boolean): Part[] {
    const parts: Part[] = [];
    let plain = "";
    while (this.at < this.text.length && !(nested && this.text[this.at] === "}")) {
      if (this.text[this.at] !== "{") {
        plain += this.text[this.at++];
        continue;
      }
      if (plain) parts.push(plain);
      plain = "";
      this.at++;
      parts.push(this.argument());
    }
    if (plain) parts.push(plain);
    return parts;
  }

  private argument(): Argument {
    const name = this.until(/[,}]/);
    if (this.text[this.at++] === "}") return { name, kind: "value", cases: {} };
    const kind = this.until(/,/);
    if (kind !== "plural" && kind !== "select") throw new SyntaxError(`${kind} in: ${this.text}`);
    this.at++;
    const cases: Record<string, Part[]> = {};
    for (let key = this.until(/[{}]/); this.text[this.at] === "{"; key = this.until(/[{}]/)) {
      this.at++;
      cases[key] = this.parts(true);
      this.expectClose();
    }
    this.expectClose();
    return { name, kind, cases };
  }

  private expectClose(): void {
    if (this.text[this.at++] !== "}") throw new SyntaxError(`missing } in: ${this.text}`);
  }

  private until(stop: RegExp): string {
    const from = this.at;
    while (this.at < this.text.length && !stop.test(this.text[this.at]!)) this.at++;
    return this.text.slice(from, this.at).trim();
  }
}
