namespace InvestOps.LocalFunctions.Settings;

/// <summary>Makes <see cref="HostSettings"/> of host.json's flattened values.</summary>
internal static class HostSettingsFile
{
    public const string Name = "host.json";

    private static readonly TimeSpan Never = TimeSpan.FromDays(3_650);

    /// <param name="isDevelopment">Whether queues are polled often where nothing is said.</param>
    public static HostSettings Read(SettingReader reader, bool isDevelopment)
    {
        reader.Text("version", "2.0", "only version 2.0 is known.", value => value == "2.0");
        return new HostSettings
        {
            FunctionTimeout = Timeout(reader),
            Queues = Queues(reader, isDevelopment),
            Http = Http(reader),
            Singleton = Singleton(reader),
            Retry = Retry(reader),
            Functions = reader.List("functions"),
            LogLevels = reader.Section("logging:logLevel"),
        };
    }

    private static TimeSpan? Timeout(SettingReader reader) => reader.Text("functionTimeout") switch
    {
        "-1" => null,
        _ => reader.Time("functionTimeout", TimeSpan.FromMinutes(30), TimeSpan.FromSeconds(1), TimeSpan.FromDays(20)),
    };

    private static QueueSettings Queues(SettingReader reader, bool isDevelopment)
    {
        var batch = reader.Whole("extensions:queues:batchSize", 16, 1, 32);
        var longest = isDevelopment ? TimeSpan.FromSeconds(2) : TimeSpan.FromMinutes(1);
        var encoding = reader.Text("extensions:queues:messageEncoding", "base64", "must be base64 or none.", IsEncoding);
        return new QueueSettings
        {
            BatchSize = batch,
            NewBatchThreshold = reader.Whole("extensions:queues:newBatchThreshold", batch / 2, 0, 1_000),
            MaxPollingInterval = reader.Time("extensions:queues:maxPollingInterval", longest, TimeSpan.FromMilliseconds(100), TimeSpan.FromDays(1)),
            VisibilityTimeout = reader.Time("extensions:queues:visibilityTimeout", TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromDays(7)),
            MaxDequeueCount = reader.Whole("extensions:queues:maxDequeueCount", 5, 1, 1_000),
            MessageEncoding = encoding.Equals("none", StringComparison.OrdinalIgnoreCase) ? MessageEncoding.None : MessageEncoding.Base64,
        };
    }

    private static HttpSettings Http(SettingReader reader) => new()
    {
        RoutePrefix = reader.Text("extensions:http:routePrefix", "api", "must be a path without '..', '?' or '#'.", IsPrefix).Trim('/'),
        MaxOutstandingRequests = reader.Whole("extensions:http:maxOutstandingRequests", -1, -1, int.MaxValue),
        MaxConcurrentRequests = reader.Whole("extensions:http:maxConcurrentRequests", -1, -1, int.MaxValue),
        MaxRequestBodyBytes = reader.Whole("extensions:http:maxRequestBodyBytes", 1_048_576, 1, int.MaxValue),
        RequestTimeout = reader.Time("extensions:http:requestTimeout", TimeSpan.FromSeconds(230), TimeSpan.FromSeconds(1), TimeSpan.FromDays(1)),
        AllowedHosts = Hosts(reader),
    };

    private static IReadOnlyList<string> Hosts(SettingReader reader)
    {
        var hosts = reader.List("extensions:http:allowedHosts");
        foreach (var host in hosts.Where(host => Uri.CheckHostName(host) is not (UriHostNameType.Dns or UriHostNameType.IPv4)))
        {
            reader.Wrong("extensions:http:allowedHosts", $"'{host}' must be a name or an address alone, without scheme, port or '*'.");
        }

        return hosts;
    }

    // A lease of storage lasts 15 to 60 seconds.
    private static SingletonSettings Singleton(SettingReader reader) => new()
    {
        ListenerLockPeriod = reader.Time("singleton:listenerLockPeriod", TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(60)),
        ListenerLockRecoveryPollingInterval = reader.Time(
            "singleton:listenerLockRecoveryPollingInterval", TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)),
    };

    private static RetrySettings? Retry(SettingReader reader)
    {
        var count = reader.Whole("retry:maxRetryCount", 0, -1, int.MaxValue);
        switch (reader.Text("retry:strategy"))
        {
            case null:
                return null;
            case var name when name.Equals("fixedDelay", StringComparison.OrdinalIgnoreCase):
                var delay = reader.Time("retry:delayInterval", TimeSpan.Zero, TimeSpan.Zero, Never);
                return new RetrySettings { Strategy = RetryStrategy.FixedDelay, MaxRetryCount = count, Delay = delay, MaximumDelay = delay };
            case var name when name.Equals("exponentialBackoff", StringComparison.OrdinalIgnoreCase):
                var least = reader.Time("retry:minimumInterval", TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(1), Never);
                var most = reader.Time("retry:maximumInterval", least, least, Never);
                return new RetrySettings { Strategy = RetryStrategy.ExponentialBackoff, MaxRetryCount = count, Delay = least, MaximumDelay = most };
            default:
                reader.Wrong("retry:strategy", "must be fixedDelay or exponentialBackoff.");
                return null;
        }
    }

    private static bool IsEncoding(string value) =>
        value.Equals("base64", StringComparison.OrdinalIgnoreCase) || value.Equals("none", StringComparison.OrdinalIgnoreCase);

    private static bool IsPrefix(string value) =>
        !value.Contains("..", StringComparison.Ordinal) && value.IndexOfAny(['?', '#', '\\', '%']) < 0;
}
