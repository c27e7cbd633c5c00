"""The invented words that the pages of the round-trip set are made of."""

SUBJECTS = {
    "de": [
        "Das Amt in Nordstadt",
        "Die Regierung von Südland",
        "Ein Sprecher der Marine",
        "Der Generalstab von Westmark",
    ],
    "en": [
        "The office in Northtown",
        "The government of Southland",
        "A navy spokesman",
        "The general staff of Westmark",
    ],
}
ACTS = {
    "de": [
        "meldete am {day}, dass {n} Haubitzen geliefert wurden",
        "sprach am {day} von {n} gelieferten Granaten",
        "bestritt am {day}, {n} Soldaten entsandt zu haben",
        "nannte am {day} eine Zahl von {n} Containern",
    ],
    "en": [
        "said on {day} that {n} howitzers had been delivered",
        "spoke on {day} of {n} shells that had been shipped",
        "denied on {day} that {n} soldiers had been sent",
        "put the number of containers on {day} at {n}",
    ],
}
ENDS = {
    "de": [
        "und verwies auf Bilder aus dem Hafen.",
        "ohne dafür eine Quelle zu nennen.",
        "wie aus einem Schreiben hervorgeht.",
        "das sei mehr als im Jahr davor.",
    ],
    "en": [
        "and pointed to pictures of the port.",
        "without naming a source for it.",
        "according to a letter seen by us.",
        "more than in the year before.",
    ],
}
DAYS = {"de": ["Montag", "Dienstag", "Freitag"], "en": ["Monday", "Tuesday", "Friday"]}
MONTHS = {
    "de": [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
BOILERPLATE = {
    "nav": {"de": "Startseite Politik Ausland", "en": "Home Politics World"},
    "ad": {
        "de": "Jetzt günstig verreisen: Flüge ab neunundvierzig Euro bei Sonnenflug buchen.",
        "en": "Travel cheaply now: book flights from forty-nine euros with Sunny Air.",
    },
    "related": {"de": "Der lange Streit um die Grenze im Norden", "en": "The long quarrel over the northern border"},
    "related2": {"de": "Was Südland in diesem Jahr alles einkauft", "en": "What Southland is buying this year"},
    "newsletter": {
        "de": "Jeden Morgen das Wichtigste in Ihrem Postfach. Kostenlos und jederzeit kündbar.",
        "en": "Every morning the essentials in your inbox. Free of charge and cancel any time.",
    },
    "consent": {
        "de": "Wir und unsere Partner verwenden Cookies, um Inhalte zu messen. Sie können zustimmen oder ablehnen.",
        "en": "We and our partners use cookies to measure content. You can agree or refuse at any time.",
    },
    "footer": {
        "de": "© 2025 Küstenblatt Verlag. Impressum, Datenschutz und Nutzungsbedingungen.",
        "en": "© 2025 Coastal Paper Ltd. Imprint, privacy and terms of use.",
    },
    "share": {"de": "Artikel teilen", "en": "Share this article"},
    "author": {
        "de": "Ada Beispiel schreibt seit zehn Jahren über Häfen. Sie lebt mit zwei Katzen am Meer.",
        "en": "Ada Example has written about ports for ten years. She lives by the sea with two cats.",
    },
}
