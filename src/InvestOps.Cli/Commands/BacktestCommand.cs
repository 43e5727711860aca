using System.CommandLine;

namespace InvestOps.Cli.Commands;

/// <summary><c>backtest run</c>, <c>backtest request</c> and <c>backtest compare</c>.</summary>
internal static class BacktestCommand
{
    public static Command Create() => new("backtest", "Runs backtests, asks for them, or compares finished ones.")
    {
        BacktestRunCommand.Create(),
        BacktestRequestCommand.Create(),
        BacktestCompareCommand.Create(),
    };
}
