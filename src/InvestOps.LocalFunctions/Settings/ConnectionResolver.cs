namespace InvestOps.LocalFunctions.Settings;

/// <summary>Finds the connection string that a trigger or an output names.</summary>
internal sealed class ConnectionResolver(AppSettings settings)
{
    /// <summary>What is used where no connection is named.</summary>
    public const string Default = "AzureWebJobsStorage";

    /// <param name="connection">The attribute's <c>Connection</c>; null or empty for the default.</param>
    /// <param name="connectionString">Empty when the method returns false.</param>
    /// <param name="problem">What is missing, when the method returns false.</param>
    public bool TryResolve(string? connection, out string connectionString, out string problem)
    {
        var name = string.IsNullOrEmpty(connection) ? Default : connection;
        var found = Names(name).Select(candidate => settings[candidate]).FirstOrDefault(value => value is not null);
        connectionString = found ?? "";
        problem = found is null ? $"the connection '{name}' has no value: set AzureWebJobs{name} or {name}." : "";
        if (found is null && name.StartsWith("AzureWebJobs", StringComparison.OrdinalIgnoreCase))
        {
            problem = $"the connection '{name}' has no value: set {name}.";
        }

        return found is not null;
    }

    private static IEnumerable<string> Names(string name) =>
        [$"ConnectionStrings:AzureWebJobs{name}", $"AzureWebJobs{name}", $"ConnectionStrings:{name}", name];
}
