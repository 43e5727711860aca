using System.CommandLine;
using InvestOps.Adapters.Naver;
using InvestOps.Cli.Output;
using InvestOps.Domain.CorporateActions;
using InvestOps.Domain.Market;
using InvestOps.Functions;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Quality;
using Symbol = InvestOps.Domain.Market.Symbol;

namespace InvestOps.Cli.Commands;

/// <summary><c>quality crosscheck</c>: our adjusted closes beside those of Naver's chart, for issues that a person names.</summary>
internal static class QualityCrossCheckCommand
{
    private static readonly Option<Symbol?[]> Symbols = new("--symbol", "-s")
    {
        Description = "An issue's code; may be given several times. Each is one request, at the pace set for naver.",
        Required = true,
        HelpName = "SYMBOL",
        CustomParser = result => [.. result.Tokens.Select(token => OptionText.Symbol(token.Value, result))],
    };

    private static readonly Option<DateOnly?> From = Day("--from", "The first day. [default: the first stored session]");
    private static readonly Option<DateOnly?> To = Day("--to", "The last day. [default: the last stored session]");
    private static readonly Option<bool> Json = new("--json") { Description = "The same as JSON." };

    public static Command Create()
    {
        var command = new Command("crosscheck", "Compares our adjusted closes with Naver's chart, where that is switched on in ingest.yaml. Nothing is stored.") { Symbols, From, To, Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static Option<DateOnly?> Day(string name, string description) => new(name) { Description = description, CustomParser = OptionText.Date, HelpName = "DATE" };

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var application = new Application(GlobalOptions.Read(parsed), parsed.GetValue(GlobalOptions.Quiet));
        var naver = application.Get<ConfiguredSources>().Naver
            ?? throw new ConfigurationException([new ConfigurationError($"configs/{IngestFile.Name}", $"{NaverSource.SourceName} is not among the sources, so it is not asked. It is unofficial and its owner does not welcome programs; to switch it on, add: - {{ source: naver, requests_per_second: 4 }}")]);
        var stored = await application.Get<MarketStore>().DescribeAsync(cancellationToken);
        if (stored is not { First: { } first, Last: { } last })
        {
            throw new MarketDataException("No market data is stored yet. Import files, or run an ingest.");
        }

        var (from, to) = (parsed.GetValue(From) ?? first.Date, parsed.GetValue(To) ?? last.Date);
        var compared = new List<(Symbol, AdjustmentComparison)>();
        foreach (var symbol in parsed.GetValue(Symbols)!.OfType<Symbol>().Distinct())
        {
            var comparison = await application.Get<AdjustmentCrossCheck>().CompareAsync(symbol, from, to, (begin, end, token) => naver.ClosesOfAsync(symbol, begin, end, token), cancellationToken);
            compared.Add((symbol, comparison));
        }

        CrossCheckPrinter.Write(Application.Console, compared, parsed.GetValue(Json));
        return (int)ExitCode.Done;
    }
}
