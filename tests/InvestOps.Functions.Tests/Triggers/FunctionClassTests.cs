using System.Reflection;
using InvestOps.Functions.Triggers;
using InvestOps.LocalFunctions.Discovery;
using Microsoft.Azure.Functions.Worker;
using Xunit;

namespace InvestOps.Functions.Tests.Triggers;

public sealed class FunctionClassTests
{
    // What the isolated worker's own packages have too, with the constructors and properties that stand in function classes.
    private static readonly Dictionary<string, string[]> Known = new(StringComparer.Ordinal)
    {
        ["FunctionAttribute"] = ["String"],
        ["TimerTriggerAttribute"] = ["String", "UseMonitor", "RunOnStartup"],
        ["QueueTriggerAttribute"] = ["String", "Connection"],
        ["HttpTriggerAttribute"] = ["", "String[]", "AuthorizationLevel", "AuthorizationLevel,String[]", "Route"],
        ["FixedDelayRetryAttribute"] = ["Int32,String"],
        ["ExponentialBackoffRetryAttribute"] = ["Int32,String,String"],
        ["TimerInfo"] = [],
        ["FunctionContext"] = [],
        ["AuthorizationLevel"] = [],
    };

    private static readonly IReadOnlyCollection<FunctionDescriptor> Functions = FunctionCatalog.Discover(typeof(IngestFunction).Assembly).Functions;

    [Fact]
    public void Function_classes_use_only_what_the_real_worker_has()
    {
        foreach (var method in Functions.Select(function => function.Method))
        {
            var attributes = method.CustomAttributes.Concat(method.GetParameters().SelectMany(parameter => parameter.CustomAttributes))
                .Where(attribute => IsWorker(attribute.AttributeType)).ToArray();
            Assert.NotEmpty(attributes);
            Assert.All(attributes, attribute =>
            {
                var known = Assert.Contains(attribute.AttributeType.Name, (IReadOnlyDictionary<string, string[]>)Known);
                Assert.Contains(string.Join(',', attribute.Constructor.GetParameters().Select(parameter => parameter.ParameterType.Name)), known);
                Assert.All(attribute.NamedArguments, argument => Assert.Contains(argument.MemberName, known));
            });
            Assert.All(method.GetParameters().Select(parameter => parameter.ParameterType).Where(IsWorker), type => Assert.Contains(type.Name, Known.Keys));
        }
    }

    [Fact]
    public void Function_classes_have_no_namespace_of_the_local_host()
    {
        var fields = typeof(IngestFunction).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(IngestFunction).Namespace)
            .SelectMany(type => type.GetFields(BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public).Select(field => field.FieldType)
                .Concat(type.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.ParameterType)));

        Assert.DoesNotContain(fields, type => type.Namespace?.StartsWith("InvestOps.LocalFunctions", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void Timers_run_on_the_nas_the_queue_on_the_pc_and_http_and_the_watchdog_everywhere()
    {
        var expected = Functions.ToDictionary(function => function.Name, function => function.Trigger switch
        {
            TimerTriggerAttribute => function.Name == "Watch" ? "all,nas,pc" : "all,nas",
            QueueTriggerAttribute => "all,pc",
            HttpTriggerAttribute => "all,nas,pc",
            _ => "none",
        }, StringComparer.Ordinal);
        Role[] roles = [Role.All, Role.Nas, Role.Pc];

        Assert.Equal(expected, Functions.ToDictionary(
            function => function.Name,
            function => string.Join(',', roles.Where(role => role.Functions.Contains(function.Name, StringComparer.Ordinal)).Select(role => role.Name)),
            StringComparer.Ordinal));
        Assert.All(roles, role => Assert.Equal(role.Functions.Count, role.Functions.Distinct(StringComparer.OrdinalIgnoreCase).Count()));
        Assert.All(roles.SelectMany(role => role.Functions), name => Assert.Contains(name, expected.Keys));
        Assert.All(roles, role => Assert.Same(role, Role.Find(role.Name)));
        Assert.Null(Role.Find("NAS"));
    }

    private static bool IsWorker(Type type) => type.Namespace?.StartsWith("Microsoft.Azure.Functions", StringComparison.Ordinal) == true;
}
