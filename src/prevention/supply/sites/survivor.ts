interface Merging {
  readonly id: string;
  readonly merged_into: string | null;
}

/** Where an id leads today: an id of a merged site resolves for ever. */
export const survivorOf = (sites: readonly Merging[]): ((id: string) => string) => {
  const into = new Map(sites.map((site) => [site.id, site.merged_into]));
  return (id) => {
    let at = id;
    for (let next = into.get(at); next; next = into.get(at)) at = next;
    return at;
  };
};
