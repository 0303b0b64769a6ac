"""By which scale a diamond is graded: it follows from (laboratory, report type, issue date), never from the material alone."""

from __future__ import annotations

from datetime import date

from catalog.rules.words.diamonds import GB_CLARITY, GB_COLOURS, GIA_CLARITY, GIA_COLOURS
from catalog.rules.words.scale import Scale

GIA_WITHOUT_4CS = date(2025, 10, 1)
"""Since then GIA's reports of laboratory-grown diamonds say Premium or Standard."""
_GROWN = ("laboratory-grown", "laboratory grown", "lab-grown", "lab grown", "lgdr", "合成", "培育")


class Scheme:
    """`clarity` and `colours` are None where the report gives one grade instead of the 4Cs."""

    __slots__ = ("clarity", "code", "colours", "name")

    def __init__(
        self, code: str, name: tuple[str, str], clarity: Scale | None, colours: tuple[str, ...] | None
    ) -> None:
        self.code, self.name, self.clarity, self.colours = code, name, clarity, colours

    @property
    def has_4cs(self) -> bool:
        return self.clarity is not None


_D_TO_Z = tuple(GIA_COLOURS)
GIA_4CS = Scheme("gia_4cs", ("GIA 4C", "GIA 4Cs"), GIA_CLARITY, _D_TO_Z)
GIA_LAB_GROWN = Scheme("gia_lab_grown", ("GIA 合成钻石品质级别", "GIA laboratory-grown quality"), None, None)
IGI_4CS = Scheme("igi_4cs", ("IGI 4C", "IGI 4Cs"), GIA_CLARITY, _D_TO_Z)
IGI_LAB_GROWN = Scheme("igi_lab_grown", ("IGI 合成钻石 4C", "IGI laboratory-grown 4Cs"), GIA_CLARITY, _D_TO_Z)
HRD_4CS = Scheme("hrd_4cs", ("HRD 4C", "HRD 4Cs"), GB_CLARITY, _D_TO_Z)
GB_16554 = Scheme("gb_16554", ("GB/T 16554", "GB/T 16554"), GB_CLARITY, GB_COLOURS)
SCHEMES = {scheme.code: scheme for scheme in (GIA_4CS, GIA_LAB_GROWN, IGI_4CS, IGI_LAB_GROWN, HRD_4CS, GB_16554)}

LABORATORIES = {
    "GIA": ("GIA 美国宝石学院", "GIA"),
    "IGI": ("IGI 国际宝石学院", "IGI"),
    "HRD": ("HRD 比利时钻石高阶层议会", "HRD Antwerp"),
    "NGTC": ("国检 NGTC", "NGTC"),
    "GTC": ("省检 GTC", "GTC"),
}
"""Those of domain.md §1; a listing may name another, whose grading is then not checked."""


def grading_scheme(
    laboratory: str, report_type: str | None, issued_on: date | None, *, laboratory_grown: bool
) -> Scheme | None:
    """The scale of a report; None where it cannot be told, so that any one scale is taken.

    `laboratory_grown` is what the listing says of the stone; a report type that says it counts more.
    """
    kind = (report_type or "").lower()
    grown = laboratory_grown or any(word in kind for word in _GROWN)
    match laboratory.upper():
        case "GIA" if grown and "quality assessment" in kind:
            return GIA_LAB_GROWN
        case "GIA" if grown and issued_on is None:
            return None
        case "GIA" if grown and issued_on is not None and issued_on >= GIA_WITHOUT_4CS:
            return GIA_LAB_GROWN
        case "GIA":
            return GIA_4CS
        case "IGI":
            return IGI_LAB_GROWN if grown else IGI_4CS
        case "HRD":
            return HRD_4CS
        case "NGTC" | "GTC":
            return GB_16554
    return None
