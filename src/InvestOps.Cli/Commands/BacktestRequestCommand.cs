using System.CommandLine;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Ports;

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
            var sent = await application.Get<IWorkQueue>().SendAsync(settled.Request.Id, settled.ToMessage(message).ToJson(), cancellationToken);
            Console.WriteLine(settled.Request.Id);
            if (!sent)
            {
                await Console.Error.WriteLineAsync("The queue knows this request already; nothing was added.");
            }

            return (int)ExitCode.Done;
        });
        return command;
    }
}
