"""Read tables back from HTML, of a view in a notebook and of a page alike."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag


def tables(html: str | Tag, css_class: str) -> list[Tag]:
    """Find the tables of a kind."""
    soup = html if isinstance(html, Tag) else BeautifulSoup(html, "html.parser")
    return soup.select(f"table.{css_class}")


def table(html: str | Tag, css_class: str) -> Tag:
    """Find the only table of a kind."""
    found = tables(html, css_class)
    assert len(found) == 1, f"{len(found)} tables are {css_class}, expected one"
    return found[0]


def caption(found: Tag) -> str:
    """Return what stands above a table."""
    return found.select_one("caption").get_text()


def titled(found: Tag) -> dict[str, str]:
    """Read a table whose rows have a title and a cell; those that have a title alone stand above others."""
    rows = [[cell.get_text() for cell in row.select("th, td")] for row in found.select("tr") if row.td]
    assert len({title for title, _ in rows}) == len(rows), f"two rows have the same title: {rows}"
    return dict(rows)


def above(found: Tag) -> dict[str, str]:
    """Read the rows that have a title alone: by this, the title of the next row."""
    return {row.get_text(): row.find_next("tr").th.get_text() for row in found.select("tr") if not row.td}


def records(found: Tag) -> dict[str, dict[str, str]]:
    """Read a table with a header: the cells of each row by the titles of the columns, by the title of the row."""
    header, *rows = [[cell.get_text() for cell in row.select("th, td")] for row in found.select("tr")]
    assert all(len(row) == len(header) for row in rows), f"a row is not as long as the header: {header}"
    assert len({row[0] for row in rows}) == len(rows), f"two rows have the same title: {rows}"
    return {title: dict(zip(header[1:], cells)) for title, *cells in rows}
