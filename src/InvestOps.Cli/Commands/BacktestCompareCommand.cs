using System.CommandLine;
using InvestOps.Cli.Output;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Reporting.Comparisons;

namespace InvestOps.Cli.Commands;

/// <summary><c>backtest compare</c>: finished backtests side by side, as a table and as a page.</summary>
internal static class BacktestCompareCommand
{
    public static Command Create()
    {
        var ids = new Argument<string[]>("ID") { Description = "Ids of finished backtests, two to eight.", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "Print the figures as JSON." };
        var output = new Option<string?>("--out") { Description = "The file that the page is written into. [default: one below reports/compare]", HelpName = "FILE" };
        var command = new Command("compare", "Puts finished backtests side by side, over the range that all of them have.") { ids, json, output };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var application = new Application(GlobalOptions.Read(parsed), parsed.GetValue(GlobalOptions.Quiet) || parsed.GetValue(json));
            var publisher = application.Get<ComparisonPublisher>();
            var comparison = await publisher.CompareAsync(parsed.GetValue(ids)!, cancellationToken);
            var place = parsed.GetValue(output) is { } file
                ? await WriteAsync(file, await publisher.RenderAsync(comparison), cancellationToken)
                : await publisher.PublishAsync(comparison, cancellationToken);
            if (parsed.GetValue(json))
            {
                await using var standard = Console.OpenStandardOutput();
                await standard.WriteAsync(AssetJson.Write(comparison), cancellationToken);
            }
            else
            {
                ComparisonPrinter.Write(Application.Console, comparison);
                Places.Write("Page", place);
            }

            return (int)ExitCode.Done;
        });
        return command;
    }

    private static async Task<string> WriteAsync(string file, byte[] page, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, page, cancellationToken);
        return path;
    }
}
