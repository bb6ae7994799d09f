/**
 * Lets the heads of a report's table sort it, largest first and then the other way. It stands in the page as
 * its own text, so it may use nothing but what it is given.
 */
export const sortReportTable = (page: Document): void => {
  const table = page.querySelector('table');
  const body = table?.tBodies[0];
  const heads = [...(table?.querySelectorAll('thead tr:last-child th') ?? [])];
  for (const [column, head] of heads.entries()) {
    head.querySelector('button')?.addEventListener('click', () => {
      const isFirst = !head.hasAttribute('aria-sort');
      const isUp = head.getAttribute('aria-sort') === 'descending' || (column === 0 && isFirst);
      for (const other of heads) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', isUp ? 'ascending' : 'descending');
      const value = (row: HTMLTableRowElement) => Number(row.cells[column]?.dataset['value'] ?? -1);
      const sorted = [...(body?.rows ?? [])].sort((a, b) =>
        isUp ? value(a) - value(b) : value(b) - value(a),
      );
      body?.append(...sorted);
    });
  }
};
