import { format, type Values } from "./message";
import { recall, remember } from "./stored";

/** The languages that pages speak, in their own script. Each page names those that it has. */
export const LANGUAGES = { it: "Italiano", en: "English", ar: "العربية", es: "Español", zh: "中文" } as const;
export type Language = keyof typeof LANGUAGES;
export type Texts = Record<string, string>;
type Loaders = Partial<Record<Language, () => Promise<{ default: Texts }>>>;

/** For numbers and dates: Arabic with the digits that stand on walls, money and phones here. */
const FORMAT: Partial<Record<Language, string>> = { ar: "ar-u-nu-latn" };

const NOTHING = Promise.resolve({ default: {} as Texts });
const inLanguage = (loaders: Loaders, language: Language) => (loaders[language] ?? loaders.it)?.() ?? NOTHING;

class I18n {
  language: Language = $state("it");
  /** Those that this page has. */
  languages: Language[] = $state.raw([]);
  private texts: Texts = $state.raw({});
  private loaders: Loaders | undefined;
  private further: Loaders[] = [];

  /** Loads the language chosen before, else the browser's first that we speak, else Italian. */
  async start(loaders: Loaders): Promise<void> {
    this.loaders = loaders;
    this.languages = Object.keys(loaders) as Language[];
    const wanted = [recall<string>("language"), ...navigator.languages.map((tag) => tag.slice(0, 2)), "it"];
    const first = wanted.find((tag) => tag !== undefined && tag in loaders) as Language;
    // Better Italian than nothing, where a bad network loses the file.
    await this.speak(first).catch(() => this.speak("it"));
  }

  async choose(language: Language): Promise<void> {
    remember("language", language);
    await this.speak(language);
  }

  /** As `choose`, for a page that is told its language and must not change what people chose on this device. */
  async speak(language: Language): Promise<void> {
    const own = this.loaders?.[language];
    if (!own) return;
    const loaded = await Promise.all([own(), ...this.further.map((each) => inLanguage(each, language))]);
    this.texts = Object.assign({}, ...loaded.map((each) => each.default));
    this.language = language;
    document.documentElement.lang = language;
    document.documentElement.dir = language === "ar" ? "rtl" : "ltr";
  }

  /** Texts that only some pages need; from then on they follow the language. */
  async add(loaders: Loaders): Promise<void> {
    if (this.further.includes(loaders)) return;
    const { language } = this;
    const loaded = await inLanguage(loaders, language);
    this.further.push(loaders);
    if (language === this.language) this.texts = { ...this.texts, ...loaded.default };
    else await this.speak(this.language);
  }

  say(key: string, values: Values = {}): string {
    const text = this.texts[key];
    return text === undefined ? key : format(text, values, this.tag);
  }

  /** The chosen language as `Intl` wants it. */
  get tag(): string {
    return FORMAT[this.language] ?? this.language;
  }
}

export const i18n = new I18n();

/** The text under `key`, in the chosen language. */
export const t = (key: string, values?: Values): string => i18n.say(key, values);

/** A text that people wrote, in the chosen language or in the one it exists in. */
export function told(text: { [tag: string]: string | undefined } | undefined): string {
  return text ? (text[i18n.language] ?? text.it ?? Object.values(text)[0] ?? "") : "";
}

/** The language that `told` answered in, where it is not the page's: for the `lang` attribute. */
export function toldIn(text: { [tag: string]: string | undefined } | undefined): string | undefined {
  if (!text || text[i18n.language] !== undefined) return undefined;
  return text.it !== undefined ? "it" : Object.keys(text)[0];
}
