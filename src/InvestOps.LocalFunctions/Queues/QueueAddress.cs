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

    /// <summary>For outputs.</summary>
    /// <exception cref="FunctionUnusableException">The connection string cannot be used; it is not repeated.</exception>
    public QueueServiceClient Service() => Open(retries: 1);

    /// <summary>For listeners, which try again by themselves: a second try inside a call would hide that the first one took messages along and lost them.</summary>
    /// <exception cref="FunctionUnusableException">The connection string cannot be used; it is not repeated.</exception>
    public QueueServiceClient ServiceWithoutRetries() => Open(retries: 0);

    private QueueServiceClient Open(int retries)
    {
        try
        {
            return StorageClients.Queues(Connection, retries);
        }
        catch (ConnectionException unusable)
        {
            throw new FunctionUnusableException($"queue {Name}: {unusable.Message}");
        }
    }

    private static bool IsName(string text) =>
        text is { Length: >= 3 and <= 63 } && text[0] != '-' && text[^1] != '-' && !text.Contains("--", StringComparison.Ordinal)
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
