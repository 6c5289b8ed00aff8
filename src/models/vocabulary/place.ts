/**
 * A place among the arguments of a call: `"0"`, `"0.where"`, `"1.data"`, `"-1"` for the last, `"*"` for all of them,
 * `"this"` for the receiver, `"given"` for what that was made with, `"returned"` for what the last callback gave, `"member"` for the name of the member that led to the call's receiver
 * (`user` in `prisma.user.update()`).
 */
export type Place = string;
