using System.CommandLine;
using InvestOps.Pipeline.Backtesting;

namespace InvestOps.Cli.Commands;

/// <summary><c>backtest request</c>: puts a request into the queue and prints its id.</summary>
internal static class BacktestRequestCommand
{
    public static Command Create()
    {
        var options = new BacktestOptions();
        options.Strategy.Required = true;
        var command = new Command("request", "Puts a request into the queue (reports/pending below the root) and prints its id.");
        foreach (var option in options.All)
        {
            command.Options.Add(option);
        }

        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var application = new Application(GlobalOptions.Read(parsed), parsed.GetValue(GlobalOptions.Quiet));
            var message = options.Read(parsed);
            var settled = await application.Get<BacktestRequests>().SettleAsync(message, cancellationToken);
            var sent = await application.Get<RequestBook>().AskAsync(settled, message, cancellationToken);
            Console.WriteLine(settled.Request.Id);
            if (!sent)
            {
                await Console.Error.WriteLineAsync("This request is queued already, or its report is there; nothing was added.");
            }

            return (int)ExitCode.Done;
        });
        return command;
    }
}
