"""Names of people and companies, folded so that spellings of one name meet.

Titles, forms of address, brackets and legal forms tell nobody apart and are left
out. Nothing is looked up and nobody is recognised here.
"""

from __future__ import annotations

import re
from functools import lru_cache

from vaultkit.features.lines.folding import bag, fold
from vaultkit.plugin import links

_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_GLUED = re.compile(r"\.(?=[^\W\d_]{3})")
_TITLES = bag(
    "mag maga magin dr drin prof profin ing ingin dipl dipl-ing dipling dipl-kfm"
    " dipl-kff dipl-inf dipl-vw dipl-bw mba emba msc bsc phd mmag ddr univ-prof"
    " univ-doz hon-prof bakk llm llb kommr"
)
_SHOUTED = bag("DI DIin MA BA MAS MEd BEd FH KR CPA CFA")
_FIELDS = bag("phil rer nat iur jur med techn soc oec mont habil pol h c hc pharm univ")
_HR = frozenset({"herr", "herrn", "hr", "hrn", "mr", "mister"})
_FR = frozenset({"frau", "fr", "mrs", "ms", "miss", "fraeulein"})
_ADDRESS = _HR | _FR | {"mx"}
_LEGAL = bag(
    "gmbh mbh ag kg og ohg ug gbr kgaa se eg eu ev gesmbh ggmbh co cie ltd limited inc"
    " llc llp plc corp corporation sarl sa srl spa bv nv oy ab as aps & und and"
    " haftungsbeschraenkt"
)

_FEW, _TELLING = 4, 4
"""Words of a company that are looked at, and letters that tell one."""
_FIRM = bag("fa fa. firma")
_SURELY_LEGAL = _LEGAL - {"as", "ab", "and", "und", "&", "sa", "spa", "eg"}


def person(text: str) -> str:
    """The full name: `Weber, Mag. Anna (Linz)` becomes `anna weber`."""
    return links.fold(" ".join(_words(text)))


def surname(text: str) -> str:
    """The last word of the name: `Fr. Mag. Weber` becomes `weber`."""
    words = _words(text)
    return links.fold(words[-1]) if words else ""


def turned(name: str, aside: str) -> list[str]:
    """The full name if the last name stands first: `Frau Weber Anna`, `Weber, Anna`.

    Args:
        name: As written.
        aside: What stands in the next piece, where a company or a first name is.
    """
    words = _words(name)
    if len(words) == 1 and aside.isalpha() and not address(name):
        words.append(aside)
    return [links.fold(" ".join((*words[1:], words[0])))] if len(words) > 1 else []


@lru_cache(maxsize=1024)
def called(text: str) -> frozenset[str]:
    """What somebody of that name may be called: in full, or by either end of it."""
    words = _words(text)
    if not words:
        return frozenset()
    ends = (" ".join(words), words[0], words[-1])
    return frozenset(map(links.fold, ends))


def words(text: str) -> list[str]:
    """The folded words of a text, signs apart."""
    return [links.fold(word) for word in _WORD.findall(text)]


def is_named(text: str, name: str) -> bool:
    """Whether a text has a word, or all, that somebody is called by."""
    return not called(name).isdisjoint(words(text))


def address(text: str) -> str:
    """`hr` or `fr` if a form of address says which, else nothing."""
    for word in _GLUED.sub(". ", text).split():
        bare = fold(word).strip(".,:")
        if bare in _HR:
            return "hr"
        if bare in _FR:
            return "fr"
        if bare not in _TITLES:
            return ""
    return ""


@lru_cache(maxsize=1024)
def company(text: str) -> str:
    """The name without its legal form: `[[Gruber GmbH & Co. KG]]` becomes `gruber`."""
    found = links.find(text)
    if found:
        text = found[0].shown
    words = _ASIDE.sub(" ", text).replace(",", " ").split()
    while len(words) > 1 and fold(words[-1]).replace(".", "") in _LEGAL:
        words.pop()
    return links.fold(" ".join(words).strip(" .,"))


def parts_of_company(text: str) -> list[str]:
    """What a company may be called besides: words of its name that stand together.

    `Sparkasse Neuss` is `sparkasse` and `neuss` as well, to those who say whom they
    mean there.
    """
    words = company(text).split()[:_FEW]
    ends = range(1, len(words) + 1)
    runs = (words[at:end] for end in ends for at in range(end))
    return [" ".join(run) for run in runs if len(" ".join(run)) >= _TELLING]


def sorted_company(text: str) -> str:
    """A company's words in any order: `Metallbau Becker` is `Becker Metallbau`."""
    return " ".join(sorted(w for w in company(text).split() if w not in _FIRM))


def is_company(text: str) -> bool:
    """Whether a name ends in a legal form."""
    words = text.split()
    return len(words) > 1 and fold(words[-1]).replace(".", "") in _SURELY_LEGAL


def is_title(word: str) -> bool:
    """Whether a word is an academic title or a part of one, with or without dot."""
    bare = word.replace(".", "")
    if bare in _SHOUTED or fold(bare) in _TITLES:
        return True
    return word.endswith(".") and fold(bare) in _FIELDS


@lru_cache(maxsize=4096)
def is_no_name(word: str) -> bool:
    """Whether a word of a name is a title or a form of address."""
    return is_title(word) or fold(word).strip(".:") in _ADDRESS


def _words(text: str) -> list[str]:
    """The words of a name in spoken order, without titles and address."""
    text = _GLUED.sub(". ", _ASIDE.sub(" ", text))
    last, comma, first = text.partition(",")
    if comma:
        kept = _kept(first)
        return [*kept, *_kept(last)] if kept else _kept(last)
    return _kept(text)


def _kept(text: str) -> list[str]:
    words = text.replace(",", " ").split()
    return [word for word in words if not is_no_name(word)]
