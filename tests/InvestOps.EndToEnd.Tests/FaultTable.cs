using InvestOps.FakeExchange.Faults;

namespace InvestOps.EndToEnd.Tests;

/// <summary>
/// Every class of fault that a source is known for, with the command's answer: exit code, requests, words, and what is stored. Silence and
/// slow lines, which take minutes by the usual limits, are tried with short ones where the sources are tested by themselves.
/// </summary>
internal static class FaultTable
{
    private const string First = "stk_bydd_trd";
    private const string Portal = "data_go_kr";

    public static IReadOnlyDictionary<string, FaultCase> All { get; } = Cases().ToDictionary(row => row.Name, StringComparer.Ordinal);

    private static IEnumerable<FaultCase> Cases() => [.. OfKeys(), .. OfBlocks(), .. OfCalendar(), .. OfPayloads(), .. OfTransients(), .. OfGate()];

    private static IEnumerable<FaultCase> OfKeys() =>
    [
        new() { Name = "key missing", HasKey = false, ExitCode = 2, Requests = 0, Says = "setting KrxOpenApiKey: is not set" },
        new() { Name = "key refused", Faults = [On(FakeFault.Unauthorized)], ExitCode = 2, Requests = 2, Says = "the key is refused (401)" },
        new() { Name = "service not approved", Faults = [On(FakeFault.Unauthorized, "ksq_bydd_trd")], ExitCode = 2, Requests = 4, Says = "the key is good, but not approved for sto/ksq_bydd_trd (코스닥 일별매매정보)" },
        new() { Name = "portal: key unknown", Source = Portal, Faults = [On(FakeFault.XmlError, value: 30)], ExitCode = 2, Requests = 1, Says = "SERVICE_KEY_IS_NOT_REGISTERED_ERROR (30)" },
        new() { Name = "portal: key expired", Source = Portal, Faults = [On(FakeFault.XmlError, value: 31)], ExitCode = 2, Requests = 1, Says = "DEADLINE_HAS_EXPIRED_ERROR (31)" },
        new() { Name = "portal: access denied", Source = Portal, Faults = [On(FakeFault.XmlError, value: 20)], ExitCode = 2, Requests = 1, Says = "SERVICE_ACCESS_DENIED_ERROR (20)" },
    ];

    private static IEnumerable<FaultCase> OfBlocks() =>
    [
        new() { Name = "blocked by 403", Faults = [On(FakeFault.Forbidden)], ExitCode = 1, Requests = 1, Says = "this address is shut out (403)" },
        new() { Name = "blocked by a page", Faults = [On(FakeFault.BlockedPage)], ExitCode = 1, Requests = 1, Says = "a page that says that this address is shut out" },
        new() { Name = "quota without a wait", Faults = [On(FakeFault.TooManyRequests)], ExitCode = 3, Requests = 1, Says = "too many requests (429). Go on from" },
        new() { Name = "quota with a wait", Faults = [On(FakeFault.TooManyRequests, value: 3_600)], ExitCode = 3, Requests = 1, Says = "too many requests (429). Go on from" },
        new() { Name = "portal: quota", Source = Portal, Faults = [On(FakeFault.XmlError, value: 22)], ExitCode = 3, Requests = 1, Says = "LIMITED_NUMBER_OF_SERVICE_REQUESTS_EXCEEDS_ERROR (22)" },
    ];

    private static IEnumerable<FaultCase> OfCalendar() =>
    [
        new() { Name = "not published yet", Date = Testing.Some.Calendar.Sessions[^1].ToString(), ExitCode = 3, Requests = 0, Says = "krx_open_api publishes it on " },
        new() { Name = "no trading day", Date = "2024-01-06", ExitCode = 0, Requests = 4, Says = "2024-01-06 is no trading day", Changes = ["market/bars/", "market/index/", "market/market.json", "market/quality/"] },
        new() { Name = "empty long after", Faults = [On(FakeFault.Empty)], ExitCode = 1, Requests = 1, Says = "investops calendar close 2024-01-09 --reason" },
        new() { Name = "dashes everywhere", Faults = [On(FakeFault.Dashes)], ExitCode = 1, Requests = 1, Says = "investops calendar close 2024-01-09 --reason" },
    ];

    private static IEnumerable<FaultCase> OfPayloads() =>
    [
        new() { Name = "cut short", Faults = [On(FakeFault.Truncated, First)], ExitCode = 1, Requests = 3, Says = "it may be cut off" },
        new() { Name = "no table", Faults = [On(FakeFault.NoTable, First)], ExitCode = 1, Requests = 3, Says = "the answer has no OutBlock_1" },
        new() { Name = "a page", Faults = [On(FakeFault.OtherPage, First)], ExitCode = 1, Requests = 3, Says = "a page came in place of data (200)" },
        new() { Name = "a redirect", Faults = [On(FakeFault.Redirect, First)], ExitCode = 1, Requests = 3, Says = "the answer leads elsewhere (302), which is not followed" },
        new() { Name = "another date", Faults = [On(FakeFault.WrongDate)], ExitCode = 1, Requests = 3, Says = "rows of '20240108' came where 20240109 was asked for" },
        new() { Name = "all zeros", Faults = [On(FakeFault.Zeros)], ExitCode = 1, Requests = 3, Says = "prices are zero" },
        new() { Name = "a flood", Faults = [On(FakeFault.Flood, First)], ExitCode = 1, Requests = 1, Says = "nothing of it was used" },
        new() { Name = "one market missing", Faults = [On(FakeFault.Empty, "ksq_bydd_trd")], ExitCode = 1, Requests = 4, Says = "has no rows of 2024-01-09, though sto/stk_bydd_trd has them" },
        new() { Name = "portal: another date", Source = Portal, Faults = [On(FakeFault.WrongDate)], ExitCode = 1, Requests = 1, Says = "rows of '20240108' came where 20240109 was asked for" },
    ];

    private static IEnumerable<FaultCase> OfTransients() =>
    [
        new() { Name = "server error", Faults = [On(FakeFault.ServerError, First)], ExitCode = 1, Requests = 4, Says = "the server answers 503, again and again" },
        new() { Name = "connection cut", Faults = [On(FakeFault.Cut, First)], ExitCode = 1, Requests = 4, Says = "cannot be had from 127.0.0.1" },
        new() { Name = "portal: own error", Source = Portal, Faults = [On(FakeFault.XmlError, value: 99)], ExitCode = 1, Requests = 1, Says = "UNKNOWN_ERROR (99)" },
        new() { Name = "an error that passes", Faults = [new PlannedFault { Fault = FakeFault.ServerError, Path = First, Times = 1 }], ExitCode = 0, Requests = 5, Says = "120 issues from krx_open_api, 0 held back", Changes = ["market/bars/", "market/index/", "market/market.json", "market/quality/"] },
    ];

    private static IEnumerable<FaultCase> OfGate() =>
    [
        new() { Name = "yesterday's rows", Faults = [On(FakeFault.Yesterday)], ExitCode = 1, Requests = 4, Says = "is held back, RepeatedSession: 120 of 120 traded rows equal those of 2024-01-08", Changes = ["market/held/2024-01-09.json", "market/quality/2024-01-09.json"] },
        new() { Name = "missing rows", Faults = [On(FakeFault.MissingRows, value: 30)], ExitCode = 1, Requests = 4, Says = "is held back, RowCountDropped: Kospi: 30 rows; the session before has 60", Changes = ["market/held/2024-01-09.json", "market/quality/2024-01-09.json"] },
        new() { Name = "bad rows", Faults = [On(FakeFault.BadRows)], ExitCode = 0, Requests = 4, Says = "117 issues from krx_open_api, 4 held back", Changes = ["market/bars/", "market/index/", "market/market.json", "market/quality/"] },
    ];

    private static PlannedFault On(FakeFault fault, string? path = null, int value = 0) => new() { Fault = fault, Path = path, Value = value };
}
