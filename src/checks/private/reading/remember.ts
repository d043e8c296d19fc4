/** Works something out once for each object: many rules ask the same of one model. */
export function remember<K extends object, V>(work: (key: K) => V): (key: K) => V {
  const answers = new WeakMap<K, { readonly value: V }>();
  return (key) => {
    let known = answers.get(key);
    if (known === undefined) {
      known = { value: work(key) };
      answers.set(key, known);
    }
    return known.value;
  };
}
