"""`bulletin review`: annotations whose text was changed, and what to say of them."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

import click

from bulletin_tui.annotation.changes import Batch, Edit
from bulletin_tui.annotation.model import Annotation
from bulletin_tui.cli.call import Call
from bulletin_tui.cli.command import (
    DONE,
    PROBLEMS,
    Command,
    Group,
    WrongUse,
    json_option,
    path_argument,
    shared_options,
)
from bulletin_tui.cli.editing import tell_merged
from bulletin_tui.cli.help import Option
from bulletin_tui.cli.loading import Loader
from bulletin_tui.cli.output import as_given, one_line, show, show_json, tell
from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import N_, _, ngettext
from bulletin_tui.workspace import reviewing
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.editing import now
from bulletin_tui.workspace.library import resolve
from bulletin_tui.workspace.reviewing import Doubt
from bulletin_tui.workspace.store import save
from bulletin_tui.workspace.strays import Stray, told

Say = Callable[[Document, Annotation], Edit]
"""Makes the edit that says something of an annotation."""


class _Found(NamedTuple):
    document: Document
    doubt: Doubt


@click.group(
    "review",
    cls=Group,
    short_help=N_("Decide what becomes of annotations whose text was changed."),
    help=N_(
        "Decide what becomes of the annotations that no longer surely belong to a measure, because the text was"
        " changed. `list` gives their IDs; the first characters of one are enough. In the reader r does the same."
    ),
    epilog="bulletin review list seeds/\nbulletin review accept seeds/ --all",
)
def command() -> None:
    """Hold the commands below."""


@command.command(
    "list",
    cls=Command,
    short_help=N_("List what is to be decided."),
    help=N_(
        "List the annotations at PATH that are in doubt: ? where a measure is proposed, ! where none is like it, blank"
        " where one was left without a measure. Below stand the old text and the text that is proposed or most alike."
    ),
    epilog="bulletin review list seeds/\nbulletin review list seeds/ --json",
)
@path_argument
@json_option
@shared_options
@click.pass_obj
def list_doubts(call: Call, path: str, as_json: bool) -> int:
    """Print the annotations."""
    loader = Loader(call.open(path))
    nothing = True
    for document in loader:
        found = reviewing.doubts(document)
        nothing = nothing and not found
        if as_json:
            show_json(_as_dict(document, doubt, path) for doubt in found)
        else:
            show(line for doubt in found for line in _lines(document, doubt))
    if nothing and not as_json:
        tell(_("There is nothing to review."))
    return loader.code


def _as_dict(document: Document, doubt: Doubt, path: str) -> dict[str, object]:
    annotation, attachment = doubt
    there = reviewing.now_there(document, doubt) if doubt.proposed else None
    return {
        "path": as_given(path, document.source.path),
        "id": annotation.id,
        "status": attachment.status.value,
        "settled": doubt.settled,
        "at": annotation.at,
        "address": there.key if there else None,
        "score": attachment.score,
        "quote": annotation.anchor.quote if annotation.anchor else "",
        "text": there.place.quote if there else None,
        "tags": list(annotation.tags),
        "note": annotation.note,
        "star": annotation.star,
        "structure": annotation.structure.value if annotation.structure else None,
    }


def _lines(document: Document, doubt: Doubt) -> Iterator[str]:
    annotation, attachment = doubt
    mark = "?" if doubt.proposed else " " if doubt.settled else "!"
    said = " ".join(f"#{one_line(tag)}" for tag in annotation.tags)
    said = reviewing.correction(annotation.structure) if annotation.structure else said
    name = click.style(annotation.id, fg="cyan")
    shown = f"{attachment.score:.2f}" if doubt.proposed else "    "
    yield f"{mark} {shown} {name}  {one_line(annotation.at)}  {click.style(said, fg='green')}".rstrip()
    if annotation.anchor:
        yield "    - " + one_line(annotation.anchor.quote)
    there = reviewing.now_there(document, doubt)
    if there and doubt.proposed:
        yield "    + " + "  ".join(one_line(part) for part in (there.key, there.place.quote) if part)
    elif there and there.key and not doubt.settled:
        likest = _("most alike: {address} ({score})")
        yield "      " + likest.format(address=one_line(there.key), score=f"{there.score:.2f}")


# ---------------------------------------------------------------- deciding


@command.command(
    "accept",
    cls=Command,
    short_help=N_("Take the measures that are proposed."),
    help=N_("Say of the annotations of these IDs, or of all, that the measures that are proposed are the right ones."),
    epilog="bulletin review accept seeds/ 01JDB6Z0\nbulletin review accept seeds/ --all",
)
@path_argument
@click.argument("ids", nargs=-1)
@click.option("--all", "everything", cls=Option, is_flag=True, help=N_("All for which a measure is proposed."))
@shared_options
@click.pass_obj
def accept(call: Call, path: str, ids: tuple[str, ...], everything: bool) -> int:
    """Accept what is proposed."""
    if bool(ids) == everything:
        raise WrongUse(_("name the annotations by their IDs, or say --all"))
    loader = Loader(call.open(path))
    documents = list(loader)
    proposed = [found for found in _all(documents) if found.doubt.proposed]
    chosen = proposed if everything else [_find(documents, name) for name in ids]
    for found in chosen:
        if found not in proposed:
            said = _("{address}: no measure is proposed; `bulletin review attach` names one")
            raise WrongUse(said.format(address=found.doubt.annotation.at))
    moment = now()
    _decide(chosen, lambda document, annotation: reviewing.accept(document, annotation, moment))
    return loader.code


@command.command(
    "attach",
    cls=Command,
    short_help=N_("Say which measure an annotation is about."),
    help=N_("Say that the annotation of this ID is about the measure at ADDRESS."),
    epilog="bulletin review attach seeds/ 01JDB6Z0 安阳市/二/四",
)
@path_argument
@click.argument("name", metavar="ID")
@click.argument("address")
@shared_options
@click.pass_obj
def attach(call: Call, path: str, name: str, address: str) -> int:
    """Attach it there."""
    loader = Loader(call.open(path))
    documents = list(loader)
    found = _find(documents, name)
    try:
        _document, key = resolve([found.document], address)
    except BulletinError as error:
        raise WrongUse(str(error)) from None
    moment = now()
    _decide([found], lambda document, annotation: reviewing.place(document, annotation, key, moment))
    return loader.code


@command.command(
    "leave",
    cls=Command,
    short_help=N_("Leave annotations without a measure."),
    help=N_(
        "Say of the annotations of these IDs that their measures are gone. They are kept and exported; only the very"
        " text is taken for them again."
    ),
    epilog="bulletin review leave seeds/ 01JDB6Z0",
)
@path_argument
@click.argument("ids", nargs=-1, required=True)
@shared_options
@click.pass_obj
def leave(call: Call, path: str, ids: tuple[str, ...]) -> int:
    """Leave them."""
    return _each(call, path, ids, reviewing.leave)


@command.command(
    "delete",
    cls=Command,
    short_help=N_("Delete annotations that are in doubt."),
    help=N_("Delete the annotations of these IDs, with their tags and notes. `bulletin restore` brings them back."),
    epilog="bulletin review delete seeds/ 01JDB6Z0",
)
@path_argument
@click.argument("ids", nargs=-1, required=True)
@shared_options
@click.pass_obj
def delete(call: Call, path: str, ids: tuple[str, ...]) -> int:
    """Delete them."""
    return _each(call, path, ids, reviewing.delete)


@command.command(
    "moved",
    cls=Command,
    short_help=N_("Find the texts of annotations whose text was moved or renamed."),
    help=N_(
        "List the files of annotations at PATH that stand under no text's name, each with the text it belongs to: the"
        " one with the very bytes, or the one in which its annotations find their measures. With --yes they are moved"
        " there. What could belong to two texts stays, and nothing is ever overwritten."
    ),
    epilog="bulletin review moved seeds/\nbulletin review moved seeds/ --yes",
)
@path_argument
@click.option("--yes", cls=Option, is_flag=True, help=N_("Move the files; without it they are only listed."))
@json_option
@shared_options
@click.pass_obj
def moved(call: Call, path: str, yes: bool, as_json: bool) -> int:
    """List the files, or move them."""
    from bulletin_tui.workspace.strays import strays, take_home

    library = call.open(path)
    found = strays(library.workspace, library.encoding)
    if not found and not as_json:
        tell(_("All annotations have their texts."))
    if as_json:
        show_json(_of_stray(stray) for stray in found)
    else:
        show(one_line(told(stray)) for stray in found)
    if yes:
        for stray in found:
            if stray.home:
                take_home(stray)
                tell(_("{path}: moved to {target}").format(path=stray.sidecar, target=stray.home.sidecar))
    left = sum(not (stray.home and yes) for stray in found)
    return PROBLEMS if left else DONE


def _of_stray(stray: Stray) -> dict[str, object]:
    home = stray.home
    return {
        "sidecar": str(stray.sidecar),
        "coder": stray.coder,
        "annotations": stray.number,
        "source": str(home.source) if home else None,
        "target": str(home.sidecar) if home else None,
        "found": home.found if home else None,
        "same": home.same if home else None,
    }


def _each(call: Call, path: str, ids: Sequence[str], say: Callable[..., Edit]) -> int:
    loader = Loader(call.open(path))
    documents = list(loader)
    _decide([_find(documents, name) for name in ids], partial(say, moment=now()))
    return loader.code


def _all(documents: Sequence[Document]) -> Iterator[_Found]:
    return (_Found(document, doubt) for document in documents for doubt in reviewing.doubts(document))


def _find(documents: Sequence[Document], name: str) -> _Found:
    """Return the annotation in doubt whose id begins so.

    Raises:
        WrongUse: There is none, or more than one.
    """
    found = [one for one in _all(documents) if one.doubt.annotation.id.startswith(name)]
    exact = [one for one in found if one.doubt.annotation.id == name]
    if len(exact or found) == 1:
        return (exact or found)[0]
    if not found:
        raise WrongUse(
            _("{name}: no annotation in doubt has this ID; `bulletin review list` gives them").format(name=name)
        )
    raise WrongUse(_("{name}: several annotations in doubt have an ID that begins so").format(name=name))


def _decide(chosen: Sequence[_Found], say: Say) -> None:
    """Make the edits, all of a document together, and save."""
    for path in dict.fromkeys(found.document.source.path for found in chosen):
        ours = [found for found in chosen if found.document.source.path == path]
        document = ours[0].document
        edits = tuple(say(document, found.doubt.annotation) for found in ours)
        saved = save(document.edited(Batch(edits)))
        count = len({found.doubt.annotation.id for found in ours})
        said = ngettext("{count} annotation decided, {path}", "{count} annotations decided, {path}", count)
        tell(said.format(count=count, path=saved.document.sidecar_path))
        tell_merged(saved)
