using System.CommandLine;

namespace InvestOps.Cli.Commands;

/// <summary><c>backtest run</c> and <c>backtest request</c>.</summary>
internal static class BacktestCommand
{
    public static Command Create() => new("backtest", "Runs backtests, or asks for them.")
    {
        BacktestRunCommand.Create(),
        BacktestRequestCommand.Create(),
    };
}
