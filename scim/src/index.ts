/** Owns RFC 7643, 7644 and 9865 as pure functions. Owns no I/O, no HTTP, no storage. Anyone may call it. */
export {}
