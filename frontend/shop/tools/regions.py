"""Write src/features/addresses/regions.json: provinces, cities and districts of mainland China with their pinyin.

    npm pack @vant/area-data@2.1.0 && tar xzf vant-area-data-2.1.0.tgz
    pip install pypinyin==0.55.0
    python tools/regions.py package/dist/index.js

Run when districts were renamed; neither package is needed for anything else. Format: [[province, pinyin, [[city, pinyin,
"district|district…", "pinyin|pinyin…"]…]]…]; pinyin leaves out what kind of place it is (市, 区, 自治州) and separates syllables.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from pypinyin import Style, pinyin

OUT = Path(__file__).parents[1] / "src/features/addresses/regions.json"
ELSEWHERE = ("71", "81", "82")  # countries and regions of their own in an address
# How the provinces are written in English where that is not their pinyin.
WRITTEN = {"内蒙古自治区": "inner mongolia", "西藏自治区": "tibet", "陕西省": "shaanxi"}
# Signs that sound otherwise in names of places, and the names that are exceptions.
PLACES = {"长": "chang", "朝": "chao", "重": "chong", "行": "hang", "大": "da", "乐": "le", "石": "shi"}
NAMES = {
    "六安": "lu an", "六合": "lu he", "亳州": "bo zhou", "蚌埠": "beng bu", "蚌山": "beng shan", "浚": "xun", "单": "shan", "台州": "tai zhou", "天台": "tian tai",
    "乐清": "yue qing", "乐亭": "lao ting", "番禺": "pan yu", "东阿": "dong e", "歙": "she", "长子": "zhang zi", "黟": "yi", "枞阳": "zong yang", "涡阳": "guo yang",
    "郯城": "tan cheng", "莘": "shen", "牟平": "mu ping", "中牟": "zhong mu", "泌阳": "bi yang", "荥阳": "xing yang", "渑池": "mian chi", "尉犁": "yu li", "洪洞": "hong tong", "繁峙": "fan shi",
    "解放": "jie fang", "铅山": "yan shan", "婺源": "wu yuan", "监利": "jian li", "什邡": "shi fang", "犍为": "qian wei", "筠连": "jun lian", "会理": "hui li", "会泽": "hui ze", "会东": "hui dong",
    "勐海": "meng hai", "荔波": "li bo", "吐鲁番": "tu lu fan", "哈密": "ha mi", "喀什": "ka shi", "巴音郭楞": "ba yin guo leng", "锡林郭勒": "xi lin guo le", "吴堡": "wu bu", "柞水": "zha shui",
    "华": "hua", "侯马": "hou ma", "闽侯": "min hou", "厦门": "xia men", "隆尧": "long yao", "蔚": "yu", "蠡": "li", "井陉": "jing xing", "盱眙": "xu yi", "邗江": "han jiang", "甪直": "lu zhi", "鄞州": "yin zhou",
    "嵊州": "sheng zhou", "丽水": "li shui", "大城": "dai cheng", "曾都": "zeng du", "秭归": "zi gui", "郫都": "pi du", "涪陵": "fu ling", "綦江": "qi jiang", "儋州": "dan zhou", "任": "ren", "任丘": "ren qiu",
}  # fmt: skip
PEOPLES = "壮族|回族|维吾尔|土家族|苗族|藏族|羌族|彝族|布依族|侗族|哈尼族|傣族|白族|景颇族|傈僳族|朝鲜族|蒙古|哈萨克|柯尔克孜|蒙古族|瑶族|黎族|畲族|满族|土族|撒拉族|东乡族|保安族|裕固族|仫佬族|毛南族|各族|水族|仡佬族|纳西族|佤族|拉祜族|布朗族|独龙族|怒族|普米族|达斡尔族|锡伯|塔吉克"
KIND = re.compile(rf"(?:(?:{PEOPLES})*自治[区州县]|特别行政区|地区|林区|矿区|新区|[省市区县盟旗])$")


def main(source: Path) -> None:
    lists = {name: read_list(source.read_text(), name) for name in ("province_list", "city_list", "county_list")}
    regions = []
    for code, province in lists["province_list"].items():
        if code[:2] in ELSEWHERE:
            continue
        cities = []
        for city_code, city in lists["city_list"].items():
            if city_code[:2] != code[:2]:
                continue
            districts = [name for key, name in lists["county_list"].items() if key[:4] == city_code[:4]]
            cities.append([city, sound(city), "|".join(districts), "|".join(map(sound, districts))])
        regions.append([province, WRITTEN.get(province) or sound(province), cities])
    OUT.write_text(json.dumps(regions, ensure_ascii=False, separators=(",", ":")) + "\n")


def read_list(text: str, name: str) -> dict[str, str]:
    body = text[text.index(f"{name}: {{") :]
    body = body[: body.index("}")]
    return {code: json.loads(f'"{said}"') for code, said in re.findall(r'(\d{6}): "([^"]+)"', body)}


def sound(name: str) -> str:
    bare = KIND.sub("", name) or name
    if bare in NAMES:
        return NAMES[bare]
    signs = [part[0] for part in pinyin(bare, style=Style.NORMAL, v_to_u=False)]
    if len(signs) == len(bare):
        signs = [PLACES.get(sign, sound) for sign, sound in zip(bare, signs, strict=True)]
    return " ".join(signs)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
