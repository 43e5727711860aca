using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace InvestOps.Functions.Logging;

/// <summary>
/// The log of hosts and the command: the operator's line on standard error and in a file a day, and compact JSON beside it. Thirty files
/// of each are kept. Where the files cannot be written, the console still is.
/// </summary>
public static class OperatorLog
{
    private const int FilesKept = 30;
    private const long MostBytes = 64L << 20;

    /// <param name="root">Files go into the folder <c>logs</c> below it; null: no files.</param>
    /// <param name="quiet">Warnings and errors only, on the console.</param>
    public static Logger Create(string? root, bool quiet)
    {
        var configuration = new LoggerConfiguration()
            .MinimumLevel.Information()
            .Enrich.FromLogContext()
            .WriteTo.Console(new OperatorLogFormatter(), quiet ? LogEventLevel.Warning : LogEventLevel.Information, standardErrorFromLevel: LogEventLevel.Verbose);
        if (root is not null)
        {
            var folder = Path.Combine(root, "logs");
            configuration
                .WriteTo.File(new OperatorLogFormatter(), Path.Combine(folder, "investops-.log"), fileSizeLimitBytes: MostBytes, rollOnFileSizeLimit: true, rollingInterval: RollingInterval.Day, retainedFileCountLimit: FilesKept)
                .WriteTo.File(new MaskedJsonFormatter(), Path.Combine(folder, "investops-.jsonl"), fileSizeLimitBytes: MostBytes, rollOnFileSizeLimit: true, rollingInterval: RollingInterval.Day, retainedFileCountLimit: FilesKept);
        }

        return configuration.CreateLogger();
    }
}
