/** Stands for a module of Node's that a library asks for and can do without. */
export default {};
