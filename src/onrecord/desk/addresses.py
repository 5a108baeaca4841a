"""Where the desk's pages are. `publish` has addresses of its own."""

from __future__ import annotations

from urllib.parse import quote, urlencode

PATHS = {
    "stories": "/", "story": "/stories/", "report": "/reports/", "actors": "/actors", "actor": "/actors/",
    "lines": "/lines", "line": "/lines/", "compare": "/compare", "outlets": "/outlets", "search": "/search",
    "skipped": "/skipped", "runs": "/runs", "queue": "/queue", "judgements": "/judgements", "judge": "/judge",
    "entry": "/entries/", "same-actor": "/same-actor/", "same-figure": "/same-figure/",
}  # fmt: skip


def route_of(kind: str) -> str:
    """The path under which Starlette finds pages of this kind; an id may hold slashes."""
    path = PATHS[kind]
    return path if path == "/" or not path.endswith("/") else f"{path}{{id:path}}"


def own_path(path: str) -> str:
    """The path if it is one of this desk's pages, else the first page: never an address of another site."""
    is_own = path.startswith("/") and not path.startswith(("//", "/judge?")) and path != "/judge"
    return path if is_own and path.isprintable() and not set(path) & set("\\ ") else "/"


class DeskAddresses:
    """Paths of the desk: "/reports/my-17#s3". An id may hold any character; each is quoted."""

    def to(self, kind: str, /, id: str | None = None, anchor: str | None = None, **query: object) -> str:
        """The path of a page; arguments of the query that are None or empty are left out."""
        path = PATHS[kind] + ("" if id is None else quote(id, safe=""))
        asked = [(name.rstrip("_"), str(value)) for name, value in query.items() if value not in (None, "")]
        return path + (f"?{urlencode(asked)}" if asked else "") + (f"#{quote(anchor)}" if anchor else "")

    def static(self, name: str) -> str:
        """The path of a file of `static/`."""
        return f"/static/{quote(name)}"
