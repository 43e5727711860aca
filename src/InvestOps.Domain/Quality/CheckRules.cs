namespace InvestOps.Domain.Quality;

/// <summary>The table of the session gate: each check with its severity, threshold and advice. <c>docs/SOURCES.md</c> shows it to people.</summary>
public static class CheckRules
{
    /// <summary>One rule a check, in the order of the checks.</summary>
    public static IReadOnlyList<CheckRule> All { get; } =
    [
        Day(SessionCheck.WrongDate, "a row's date is not the session asked for", "Wait for the source, or ask another one.", acceptable: false),
        Day(SessionCheck.NoRows, "no row at all", "Wait for the source. On a day that the exchange closed, put the date into calendar.yaml.", acceptable: false),
        Day(SessionCheck.NoTrading, "more than half of a market's rows without a close or without volume", "Wait for the source. On a day that the exchange closed, put the date into calendar.yaml."),
        Day(SessionCheck.RepeatedSession, "at least half of the traded rows equal those of the session before, volume included", "Wait for the source: it gives an old file."),
        Day(SessionCheck.BoardMissing, "KOSPI or KOSDAQ without a row, and with rows on the session before", "Fetch again. Accept only where the market really did not trade."),
        Day(SessionCheck.RowCountDropped, "less than 95 % of a market's rows on the session before", "Fetch again: the answer was cut. Accept if issues really left."),
        Day(SessionCheck.RowCountFloor, "less than 700 rows of KOSPI or 1,200 of KOSDAQ on the first session that a store gets", "Fetch again. Accept where the store is meant to hold a part of the market."),
        Day(SessionCheck.TooManyHeldRows, "more than 2 % of the rows, and more than 5, held back", "Look at the rows: the source has changed its fields, or gives another day."),
        Day(SessionCheck.DayRejected, "a person's decision", "Accept the session to take it back.", acceptable: false),
        Row(SessionCheck.RowNumbers, "see the findings of one row", "Reject, or import the row from another source.", acceptable: false),
        Row(SessionCheck.RepeatedIssue, "a second row of an issue; all of them where they differ", "Reject, or import the row from another source.", acceptable: false),
        Row(SessionCheck.PriceLimit, "high or low beyond the limits of date, market and base price by more than a tick, and trades on each of the 10 sessions before", "Compare with another source. Accept if the exchange lifted the limit."),
        Row(SessionCheck.BasePrice, "close − change is 0 or less; or, without a halt before, above the previous close by more than 5 % or below a twentieth of it", "Look for a notice of ex-rights or a split on that day. Accept if there is one."),
        Row(SessionCheck.MarketCap, "market cap differs from close × listed shares", "Compare with another source: one of the three numbers is wrong."),
        Row(SessionCheck.TradedValue, "value ÷ volume below 60 % of the low or above 140 % of the high", "Compare with another source: volume or value is in other units."),
        Row(SessionCheck.VolumeSpike, "volume above 20 times the listed shares", "Compare with another source."),
        Row(SessionCheck.RowRejected, "a person's decision", "Accept the row to take it back.", acceptable: false),
        Note(SessionCheck.KonexMissing, "KONEX without a row, and with rows on the session before", "Nothing, where KONEX is not wanted."),
        Note(SessionCheck.RowCountRose, "more than 105 % of a market's rows on the session before", "Look for ETFs or other products among the rows."),
        Note(SessionCheck.NotCompared, "the session before is not stored", "Ingest the sessions in order."),
        Note(SessionCheck.NoBasePrice, "change missing", "Splits and rights of these rows cannot be told: prefer a source that gives the change."),
        Note(SessionCheck.BaseReset, "close − change is not the previous close; at most 30 % away", "Nothing: prices are adjusted by it on reading."),
        Note(SessionCheck.LargeBaseReset, "the same, more than 30 % away", "Check once against the company's notice: past prices are scaled by it."),
        Note(SessionCheck.OutsideUsualLimit, "beyond the limits, and without trades or rows on one of the 10 sessions before", "Nothing on a first day or in liquidation trading; else compare with another source."),
        Note(SessionCheck.SharesJump, "listed shares at least doubled or halved, base price the previous close", "Look for a split whose base price was not given."),
        Note(SessionCheck.NewIssue, "no row on the 10 sessions before", "Nothing."),
        Note(SessionCheck.IssueGone, "a row on the session before, none now", "Nothing, where it was delisted."),
        Note(SessionCheck.PricesRevised, "prices differ from the stored ones of the session", "Signals of the session are made again where scan runs again."),
        Note(SessionCheck.VolumesRevised, "volumes differ from the stored ones of the session", "Nothing: provisional volumes are replaced by final ones."),
    ];

    public static CheckRule Of(SessionCheck check) => All[(int)check];

    private static CheckRule Day(SessionCheck check, string threshold, string advice, bool acceptable = true) =>
        new() { Check = check, Severity = CheckSeverity.HoldDay, Threshold = threshold, Advice = advice, IsAcceptable = acceptable };

    private static CheckRule Row(SessionCheck check, string threshold, string advice, bool acceptable = true) =>
        new() { Check = check, Severity = CheckSeverity.HoldRow, Threshold = threshold, Advice = advice, IsAcceptable = acceptable };

    private static CheckRule Note(SessionCheck check, string threshold, string advice) =>
        new() { Check = check, Severity = CheckSeverity.Note, Threshold = threshold, Advice = advice };
}
