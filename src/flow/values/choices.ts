import type { Refinement } from "./stored.ts";
import type { Value, When } from "./value.ts";
import { freshNumber } from "./value.ts";

/** A decision of the program between outcomes, and what is known under each. */
export interface Choice {
  readonly id: number;
  readonly outcomes: readonly Implied[];
  /** Whether any path ever asked how it came out. */
  tested: boolean;
}

/** What holds if a choice came out in one way: facts, narrower choices, and refinements, each by its number. */
export interface Implied {
  readonly facts: Set<number>;
  readonly masks: Map<number, number>;
  readonly refinements: Map<number, Refinement>;
}

/** A way that a program can go: whether something holds there, and which outcomes of a choice are left. */
interface Side {
  readonly holds: boolean;
  readonly maskOf: (choice: number) => number;
  /** Calls back with the choices of which some outcomes are ruled out there. */
  readonly eachNarrowed: (visit: (choice: number) => void) => void;
}

/** Whether a choice of the deployment's configuration tells the ways on which something holds from the others. */
export function isConfigured(choices: Choices, sides: readonly Side[]): boolean {
  const holding = sides.filter(({ holds }) => holds);
  const others = sides.filter(({ holds }) => !holds);
  const [first] = holding;
  if (first === undefined || others.length === 0) {
    return false;
  }
  const left = (ways: readonly Side[], choice: number) => ways.reduce((sum, { maskOf }) => sum | maskOf(choice), 0);
  let found = false;
  first.eachNarrowed((choice) => {
    found ||= choices.isConfiguration(choice) && (left(holding, choice) & left(others, choice)) === 0;
  });
  return found;
}

/** Whether something is not held only on ways that the deployment's configuration has to open: elsewhere it always is. */
export function isOpenedByConfiguration(choices: Choices, sides: readonly Side[]): boolean {
  const holding = sides.filter(({ holds }) => holds);
  const others = sides.filter(({ holds }) => !holds);
  const [first] = others;
  if (first === undefined || holding.length === 0) {
    return false;
  }
  let found = false;
  first.eachNarrowed((choice) => {
    const open = others.reduce((sum, { maskOf }) => sum | maskOf(choice), 0);
    found ||= choices.isConfiguration(choice) && holding.some(({ maskOf }) => (maskOf(choice) & ~open) !== 0);
  });
  return found;
}

/** With how many values one is remembered to have been compared. */
const mostLikes = 6;

/** A value that another was compared with, and the fact that they are equal. */
export interface Likeness {
  readonly fact: string;
  readonly other: Value;
}

const noLikes: readonly Likeness[] = [];
const noUnlikes: ReadonlyMap<string, string> = new Map();

export function impliedAnew(): Implied {
  return { facts: new Set(), masks: new Map(), refinements: new Map() };
}

/** Most paths of most joins imply nothing. */
export const nothingImplied = impliedAnew();

/** Whether a name was made for one value only. */
function isFresh(name: string): boolean {
  return name.includes("#");
}

/**
 * What the states of one analysis share: its choices, and the numbers by which facts and values are known in them. Those of
 * what modules give when they are loaded stand below those of a file's analysis, which it does not add to.
 */
export class Choices {
  readonly #below: Choices | undefined;
  readonly #choices = new Map<number, Choice>();
  readonly #numbers = new Map<string, number>();
  readonly #names = new Map<number, string>();
  readonly #tied = new Map<number, string>();
  readonly #subjects = new Map<number, string>();
  /** By the value that it is a fact of. */
  readonly #ties = new Map<string, number>();
  readonly #likes = new Map<string, readonly Likeness[]>();
  readonly #vacuous = new Map<number, When[number]>();
  readonly #unlikes = new Map<string, Map<string, string>>();
  readonly #common = new Set<number>();
  readonly #configurations = new Set<number>();
  readonly #bearing = new Set<number>();
  readonly #inOrder: number[] = [];

  constructor(below?: Choices) {
    this.#below = below;
  }

  /** Whether a choice is one that the environment or the project's configuration makes, the same for all requests. */
  isConfiguration(choice: number): boolean {
    return this.#configurations.has(choice) || this.#below?.isConfiguration(choice) === true;
  }

  /** Whether a number belongs to a name that several values can have, one of another file for instance. */
  isOfCommonName(number: number): boolean {
    return this.#common.has(number) || this.#below?.isOfCommonName(number) === true;
  }

  /** Makes a choice that the configuration decides. */
  configure(outcomes: number): number {
    const id = freshNumber();
    this.add({ id, outcomes: Array.from({ length: outcomes }, () => nothingImplied), tested: false });
    this.#configurations.add(id);
    return id;
  }

  /** How many choices there are. */
  get count(): number {
    return this.#inOrder.length;
  }

  /** Says that all choices but the first ones are made by the configuration. */
  configuredSince(count: number): void {
    for (const id of this.#inOrder.slice(count)) {
      this.#configurations.add(id);
    }
  }

  get(id: number): Choice | undefined {
    return this.#choices.get(id) ?? this.#below?.get(id);
  }

  add(choice: Choice): void {
    this.#choices.set(choice.id, choice);
    this.#inOrder.push(choice.id);
    if (choice.outcomes.some(({ facts, masks }) => facts.size > 0 || this.#anyBears(masks))) {
      this.#bearing.add(choice.id);
    }
  }

  #anyBears(masks: ReadonlyMap<number, number>): boolean {
    for (const choice of masks.keys()) {
      if (this.bearsFacts(choice)) {
        return true;
      }
    }
    return false;
  }

  /** Whether any fact may follow from how a choice came out, by itself or by further choices. */
  bearsFacts(choice: number): boolean {
    return this.#bearing.has(choice) || this.#below?.bearsFacts(choice) === true;
  }

  /** Whether a fact follows at once from an outcome of a choice. */
  implies(choice: number, fact: string): boolean {
    const number = this.known(fact);
    return number !== undefined && this.get(choice)?.outcomes.some(({ facts }) => facts.has(number)) === true;
  }

  /** The mask of all outcomes of a choice. */
  allOf(id: number): number {
    return 2 ** (this.get(id)?.outcomes.length ?? 30) - 1;
  }

  /** The number of a fact's or value's name; a name that has none is not in any state. */
  known(name: string): number | undefined {
    return this.#numbers.get(name) ?? this.#below?.known(name);
  }

  /** The name of a fact or value by its number. */
  nameOf(number: number): string | undefined {
    return this.#names.get(number) ?? this.#below?.nameOf(number);
  }

  /** The value that a fact says is the caller's own, or may have passed a check: whoever may act for others needs neither. */
  tiedBy(fact: number): string | undefined {
    return this.#tied.get(fact) ?? this.#below?.tiedBy(fact);
  }

  /** Whether a fact says no more than that a value may have passed a check. */
  isPossibleClearance(fact: number): boolean {
    return this.nameOf(fact)?.startsWith("cleared?:") === true;
  }

  /** The value of which a fact says that it is the caller's own, may have passed a check, or equals another. */
  subjectOf(fact: number): string | undefined {
    return this.#subjects.get(fact) ?? this.#tied.get(fact) ?? this.#below?.subjectOf(fact);
  }

  /** Values that something with an id was compared with; whether they are equal is a fact of a state. */
  likesOf(id: string): readonly Likeness[] {
    return this.#likes.get(id) ?? noLikes;
  }

  /** Keeps a value that something is compared with, and gives the fact that they are equal. Further ones than a few add nothing to what is found. */
  like(id: string, other: Value): string | undefined {
    const before = this.likesOf(id);
    const known = before.find((one) => one.other.id === other.id);
    if (known !== undefined || before.length >= mostLikes) {
      return known?.fact;
    }
    const fact = `like:${id}~${other.id}`;
    this.#likes.set(id, [...before, { fact, other }]);
    return fact;
  }

  /** The outcome under which a fact is true as well: of a row that is not there, no column is. */
  vacuousUnder(fact: number): When[number] | undefined {
    return this.#vacuous.get(fact);
  }

  /** Keeps under which outcome a fact is true as well. */
  setVacuous(fact: string, when: When[number]): void {
    this.#vacuous.set(this.numberOf(fact), when);
  }

  /** Texts that something with an id was compared with, each with the fact that it is another one. */
  unlikesOf(id: string): ReadonlyMap<string, string> {
    return this.#unlikes.get(id) ?? noUnlikes;
  }

  /** Keeps a text that something is compared with, and gives the fact that it is another one. */
  unlike(id: string, text: string): string {
    const fact = `unlike:${id}~${text}`;
    this.#unlikes.set(id, (this.#unlikes.get(id) ?? new Map<string, string>()).set(text, fact));
    return fact;
  }

  /** The number of the fact that a value is the caller's own; undefined if no path ever found that. */
  tieOf(id: string): number | undefined {
    return this.#ties.get(id) ?? this.#below?.tieOf(id);
  }

  numberOf(name: string): number {
    let number = this.known(name);
    if (number === undefined) {
      number = freshNumber();
      this.#numbers.set(name, number);
      this.#names.set(number, name);
      if (!isFresh(name)) {
        this.#common.add(number);
      }
      const own = /^(?:tied|cleared\?):(?<id>.*)/u.exec(name)?.groups?.["id"];
      if (own !== undefined) {
        this.#tied.set(number, own);
        if (name.startsWith("tied:")) {
          this.#ties.set(own, number);
        }
      } else {
        const subject = /^(?:like|removed):(?<id>[^~]*)/u.exec(name)?.groups?.["id"];
        if (subject !== undefined) {
          this.#subjects.set(number, subject);
        }
      }
    }
    return number;
  }
}

/** What counts once it was asked on any path, and the answer looked at: a limiter, and what the caller may do. */
export const asked = ["limited", "role"] as const;

/**
 * What follows from a fact: whoever holds a role is known, whoever is known or has a secret that was given to them is let in,
 * what is the caller's own is cleared, and what is certain is possible.
 */
export function closed(fact: string): readonly string[] {
  switch (fact) {
    case "role":
      return ["role", "role everywhere", "role?", ...closed("authenticated")];
    case "role there":
      return ["role", "role?", ...closed("authenticated")];
    case "authenticated":
      return ["authenticated", "authenticated?", "let in"];
    case "capability":
      return ["capability", "let in"];
    case "role?":
      return ["role?", "authenticated?"];
    default:
      return fact.startsWith("tied:") ? [fact, `cleared?:${fact.slice("tied:".length)}`] : [fact];
  }
}
