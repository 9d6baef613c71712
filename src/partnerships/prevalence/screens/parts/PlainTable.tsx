/** A small table as it is; the first column names the row. */
export const PlainTable = (props: {
  caption: string;
  head: readonly string[];
  rows: readonly (readonly string[])[];
}) => {
  const [first, ...others] = props.head;
  return (
    <div className="ff-table-whole">
      <table className="ff-table">
        <caption>{props.caption}</caption>
        <thead>
          <tr>
            {[first, ...others].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map(([name, ...cells]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((cell, i) => (
                <td key={others[i]} data-label={others[i]}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
