"""Claims and matters in the forms that other programs read; docs/report.md names what each form loses."""
