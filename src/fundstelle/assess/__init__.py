"""Matters in, assessments out: which paragraph would be breached, by whom, since when.

`assess_acts(acts, law)` holds acts against provisions; `assess_matter(matter, claims, law)` makes the acts first;
`assess_case(case, law)` reads a case of gold/law.jsonl. `law` comes from `fundstelle.knowledge.provisions_loader.load_law`.
"""
