using System.CommandLine;
using InvestOps.Pipeline.Backtesting;

namespace InvestOps.Cli.Commands;

/// <summary>The options that say what to simulate.</summary>
internal sealed class BacktestOptions
{
    public Option<string?> Strategy { get; } = new("--strategy", "-s") { Description = "Name of a file in configs/strategies, without its ending.", HelpName = "NAME" };

    public Option<DateOnly?> From { get; } = new("--from") { CustomParser = OptionText.Date, Description = "First day. [default: the first stored session]", HelpName = "DATE" };

    public Option<DateOnly?> To { get; } = new("--to") { CustomParser = OptionText.Date, Description = "Last day. [default: the last stored session]", HelpName = "DATE" };

    public Option<long?> Capital { get; } = new("--capital") { CustomParser = OptionText.Won, Description = "Won to start with. [default: 1,000,000,000]", HelpName = "WON" };

    public Option<string[]> Set { get; } = new("--set")
    {
        Description = "A value in place of the strategy file's, for example scanner.lookback=126. May be given again.",
        HelpName = "KEY=VALUE",
        AllowMultipleArgumentsPerToken = false,
    };

    public IEnumerable<Option> All => [Strategy, From, To, Capital, Set];

    /// <exception cref="InvalidRequestException">Says all that is wrong.</exception>
    public BacktestMessage Read(ParseResult parsed)
    {
        var parameters = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in parsed.GetValue(Set) ?? [])
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw new InvalidRequestException([$"--set {pair} is no KEY=VALUE; for example --set scanner.lookback=126."]);
            }

            parameters[pair[..equals]] = pair[(equals + 1)..];
        }

        var message = new BacktestMessage
        {
            Strategy = parsed.GetValue(Strategy) ?? "",
            From = parsed.GetValue(From),
            To = parsed.GetValue(To),
            Capital = parsed.GetValue(Capital),
            Parameters = parameters.Count == 0 ? null : parameters,
            RequestedBy = "command line",
        };
        return BacktestMessage.Read(message.ToJson());
    }
}
