using Azure.Storage.Queues;
using InvestOps.LocalFunctions.Listening;
using InvestOps.LocalFunctions.Settings;
using InvestOps.LocalFunctions.Storage;

namespace InvestOps.LocalFunctions.Queues;

/// <summary>A queue as a trigger or an output names it, with its settings filled in.</summary>
internal sealed record QueueAddress(string Name, string Connection)
{
    /// <exception cref="FunctionUnusableException">A setting is missing, or the name is none.</exception>
    public static QueueAddress Of(string name, string? connection, NameResolver names, ConnectionResolver connections)
    {
        if (!names.TryResolve(name, out var resolved, out var problem))
        {
            throw new FunctionUnusableException(problem);
        }

        var queue = resolved.ToLowerInvariant();
        if (!IsName(queue))
        {
            throw new FunctionUnusableException($"'{resolved}' is no queue name: 3 to 63 lower-case letters, digits and single hyphens.");
        }

        return connections.TryResolve(connection, out var found, out problem)
            ? new QueueAddress(queue, found)
            : throw new FunctionUnusableException(problem);
    }

    /// <exception cref="FunctionUnusableException">The connection string cannot be read; it is not repeated.</exception>
    public QueueServiceClient Service()
    {
        QueueServiceClient? service = null;
        try
        {
            service = StorageClients.Queues(Connection);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or InvalidOperationException)
        {
            // Said below without the exception, which may quote the connection string.
        }

        return service ?? throw new FunctionUnusableException($"the connection string for queue {Name} cannot be read.");
    }

    private static bool IsName(string text) =>
        text is { Length: >= 3 and <= 63 } && text[0] != '-' && text[^1] != '-' && !text.Contains("--", StringComparison.Ordinal)
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
