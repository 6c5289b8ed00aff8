/**
 * What run time has proven about a value, whatever TypeScript says of it.
 *
 * `any` is nothing; every other shape is the outcome of a check that the program really makes.
 */
export type Shape =
  /** Of what is `untested`, a schema says so itself: whatever is there passes. */
  | { readonly kind: "any"; readonly untested?: true }
  /** A form entry: a string, a file, or null. No object can hide in it. */
  | { readonly kind: "entry" }
  /** Undefined, null, a string, a number or a boolean; which one is not known. */
  | { readonly kind: "scalar" }
  | { readonly kind: ScalarKind }
  /** One of values that the program names: of `all` that an enumeration has which is made elsewhere, where that is known. */
  | { readonly kind: "enum"; readonly values?: EnumValues }
  /** A number that may still be NaN or infinite, as `Number(x)` gives it. */
  | { readonly kind: "numeric" }
  | { readonly kind: "nullish" }
  | ObjectShape
  | { readonly kind: "array"; readonly element: Shape }
  | { readonly kind: "union"; readonly of: readonly Shape[] };

/** An object, and the members that it is known to have. */
export interface ObjectShape {
  readonly kind: "object";
  /** Further members may be there, whichever the client likes. */
  readonly open: boolean;
  /** Further members were refused, so that the value which was checked has none either. */
  readonly exact?: boolean;
  /** It is not open, but which members it has is not known. */
  readonly unlisted?: boolean;
  readonly fields: ReadonlyMap<string, Shape>;
}

type EnumValues = ReadonlySet<string> | "all" | undefined;

type ScalarKind =
  | "string"
  /** A string that cannot be more than an identifier: uuid, anchored pattern. */
  | "identifier"
  | "url"
  | "email"
  /** A string that a condition of the program's own holds for, or that it has changed in a way of its own. */
  | "vetted"
  | "number"
  | "boolean"
  | "date"
  | "file";

export const any: Shape = { kind: "any" };
export const untested: Shape = { kind: "any", untested: true };
export const nullish: Shape = { kind: "nullish" };

/** What passed a condition of the program's own, which asks more than its schema does. */
export function tested(shape: Shape): Shape {
  return shape.kind === "any" ? any : withParts(shape, tested);
}

/** A shape whose parts became others; one that has none stays as it is. */
function withParts(shape: Shape, become: (part: Shape) => Shape): Shape {
  switch (shape.kind) {
    case "object":
      return { ...shape, fields: new Map([...shape.fields].map(([name, field]) => [name, become(field)])) };
    case "array":
      return { kind: "array", element: become(shape.element) };
    case "union":
      return { kind: "union", of: shape.of.map(become) };
    default:
      return shape;
  }
}

/** What is false as a condition is nothing, or one of a few constants. */
export const falsy: Shape = { kind: "union", of: [nullish, { kind: "enum", values: new Set([""]) }] };

/** An object of which nothing is known but that it is one. */
export const openObject: Shape = { kind: "object", open: true, fields: new Map() };

/** The shape of a member. What an open object does not name is `any`; what a closed one does not name is not there. */
export function fieldOf(shape: Shape, name: string): Shape {
  switch (shape.kind) {
    case "object":
      return shape.fields.get(name) ?? (shape.open || shape.unlisted === true ? any : nullish);
    case "array":
      return isPlace(name) ? shape.element : name === "length" ? { kind: "number" } : any;
    case "union":
      return unionOf(shape.of.filter((part) => part.kind !== "nullish").map((part) => fieldOf(part, name)));
    case "file":
      return name === "name" || name === "type" ? { kind: "string" } : name === "size" ? { kind: "number" } : any;
    case "any":
      return shape;
    default:
      return !isText(shape) ? any : name === "length" ? { kind: "number" } : isPlace(name) ? { kind: "string" } : any;
  }
}

/** Whether the name of a member is a place in a list or a text; `[]` is any of them. */
function isPlace(name: string): boolean {
  return /^\d+$|^\[\]$/u.test(name);
}

/** Whether it is a string for certain. */
export function isText({ kind }: Shape): boolean {
  return (
    kind === "string" ||
    kind === "identifier" ||
    kind === "url" ||
    kind === "email" ||
    kind === "vetted" ||
    kind === "enum"
  );
}

/** The shape of which all that is known holds for each of several. */
export function unionOf(shapes: readonly Shape[]): Shape {
  const [first] = shapes;
  if (first !== undefined && shapes.every((shape) => shape === first)) {
    return first;
  }
  if (first === undefined || shapes.some(({ kind }) => kind === "any")) {
    return any;
  }
  const flat = shapes.flatMap((shape) => (shape.kind === "union" ? shape.of : [shape]));
  if (flat.length === 0 || flat.some((shape) => shape.kind === "any")) {
    return any;
  }
  const distinct = flat.filter((shape, index) => flat.findIndex((other) => sameShape(other, shape)) === index);
  const [only] = distinct;
  return distinct.length === 1 && only !== undefined ? only : { kind: "union", of: distinct };
}

/** Both hold at once. The more telling one is kept; members are met one by one. */
export function meet(left: Shape, right: Shape): Shape {
  if (left === right || left.kind === "any") {
    return right;
  }
  if (right.kind === "any") {
    return left;
  }
  if (left.kind === "object" && right.kind === "object") {
    const fields = new Map(left.fields);
    for (const [name, shape] of right.fields) {
      fields.set(name, meet(fields.get(name) ?? any, shape));
    }
    return { ...right, ...left, open: left.open && right.open, fields };
  }
  if (left.kind === "array" && right.kind === "array") {
    return { kind: "array", element: meet(left.element, right.element) };
  }
  return precision(right) >= precision(left) ? right : left;
}

function precision(shape: Shape): number {
  switch (shape.kind) {
    case "any":
      return 0;
    case "scalar":
      return 1;
    case "entry":
      return 2;
    case "union":
      return 3;
    case "string":
    case "numeric":
      return 4;
    default:
      return 5;
  }
}

/** Without undefined and null, as after a test for them. */
export function withoutNullish(shape: Shape): Shape {
  return shape.kind === "union" ? unionOf(shape.of.filter((part) => part.kind !== "nullish")) : shape;
}

/** The same shape, whose objects let members through that were merely dropped: what a check proves about the value that it checked. */
export function opened(shape: Shape): Shape {
  const parts = withParts(shape, opened);
  return parts.kind === "object" ? { ...parts, open: parts.exact !== true } : parts;
}

export function sameShape(left: Shape, right: Shape): boolean {
  if (left === right) {
    return true;
  }
  if (left.kind !== right.kind) {
    return false;
  }
  switch (left.kind) {
    case "object": {
      const other = right as typeof left;
      return (
        left.open === other.open &&
        left.exact === other.exact &&
        left.unlisted === other.unlisted &&
        left.fields.size === other.fields.size &&
        [...left.fields].every(([name, shape]) => sameShape(shape, other.fields.get(name) ?? any))
      );
    }
    case "array":
      return sameShape(left.element, (right as typeof left).element);
    case "union": {
      const other = right as typeof left;
      return (
        left.of.length === other.of.length && left.of.every((part, index) => sameShape(part, other.of[index] ?? any))
      );
    }
    case "enum":
      return sameValues(left.values, (right as typeof left).values);
    default:
      return true;
  }
}

function sameValues(left: EnumValues, right: EnumValues): boolean {
  if (left === right) {
    return true;
  }
  return (
    left instanceof Set && right instanceof Set && left.size === right.size && [...left].every((one) => right.has(one))
  );
}
