using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace InvestOps.LocalFunctions.Discovery;

/// <summary>Reads one method that is marked as a function, and collects what is wrong with it.</summary>
internal sealed partial class FunctionReading
{
    private readonly MethodInfo _method;
    private readonly ParameterInfo[] _parameters;
    private readonly List<string> _mistakes = [];

    public FunctionReading(MethodInfo method)
    {
        _method = method;
        _parameters = method.GetParameters();
        var name = method.GetCustomAttribute<FunctionAttribute>()!.Name;
        CheckName(name);
        CheckMethod();
        var trigger = TriggerParameter();
        var outputs = Outputs();
        CheckParameters(trigger);
        var retry = Retry();
        if (trigger is null || _mistakes.Count > 0)
        {
            return;
        }

        Descriptor = new FunctionDescriptor
        {
            Name = name,
            DeclaringType = method.DeclaringType!,
            Method = method,
            Trigger = trigger.GetCustomAttribute<TriggerBindingAttribute>()!,
            TriggerParameter = trigger,
            Parameters = _parameters,
            Retry = retry,
            Outputs = outputs,
            HttpResult = ReturnProperties().FirstOrDefault(property => property.IsDefined(typeof(HttpResultAttribute))),
        };
    }

    /// <summary>Null when there are mistakes.</summary>
    public FunctionDescriptor? Descriptor { get; }

    public IReadOnlyList<string> Mistakes => _mistakes;

    private void CheckName(string name)
    {
        if (!Name().IsMatch(name))
        {
            Wrong($"the name '{name}' must begin with a letter and go on with at most 127 letters, digits, '_' or '-'.");
        }
    }

    private void CheckMethod()
    {
        if (!_method.IsPublic || !_method.DeclaringType!.IsVisible)
        {
            Wrong("a function is a public method of a public class.");
        }

        if (_method.ContainsGenericParameters || (_method.DeclaringType!.IsAbstract && !_method.IsStatic))
        {
            Wrong("neither a function nor its class can be generic or abstract.");
        }

        if (_method.ReturnType == typeof(void) && _method.IsDefined(typeof(System.Runtime.CompilerServices.AsyncStateMachineAttribute)))
        {
            Wrong("an async function returns a Task, or its end cannot be awaited.");
        }
    }

    private ParameterInfo? TriggerParameter()
    {
        var triggers = _parameters.Where(parameter => parameter.IsDefined(typeof(TriggerBindingAttribute))).ToArray();
        if (triggers is [var only])
        {
            return only;
        }

        Wrong(triggers.Length == 0 ? "no parameter has a trigger." : "only one parameter can have a trigger.");
        return null;
    }

    private void CheckParameters(ParameterInfo? trigger)
    {
        foreach (var parameter in _parameters)
        {
            var reason = parameter.IsDefined(typeof(TriggerBindingAttribute))
                ? BindableTypes.WhyTriggerCannotBind(parameter)
                : BindableTypes.WhyCannotBind(parameter, trigger?.GetCustomAttribute<TriggerBindingAttribute>());
            if (reason is not null)
            {
                Wrong($"the parameter '{parameter.Name}' of type {parameter.ParameterType.Name} cannot be bound: {reason}");
            }
        }
    }

    private RetryAttribute? Retry()
    {
        var retries = _method.GetCustomAttributes<RetryAttribute>().ToArray();
        if (retries.Length > 1)
        {
            Wrong("only one retry policy can hold.");
        }

        return retries.FirstOrDefault();
    }

    private List<FunctionOutput> Outputs()
    {
        var outputs = ReturnProperties()
            .Select(property => (Queue: property.GetCustomAttribute<QueueOutputAttribute>(), Property: property))
            .Where(pair => pair.Queue is not null)
            .Select(pair => new FunctionOutput(pair.Queue!, pair.Property))
            .ToList();
        if (_method.GetCustomAttribute<QueueOutputAttribute>() is { } whole)
        {
            outputs.Insert(0, new FunctionOutput(whole, Property: null));
            if (ReturnType() == typeof(void))
            {
                Wrong("an output needs something that is returned.");
            }
        }

        return outputs;
    }

    private PropertyInfo[] ReturnProperties() => ReturnType().GetProperties(BindingFlags.Public | BindingFlags.Instance);

    private Type ReturnType()
    {
        var type = _method.ReturnType;
        if (type == typeof(Task) || type == typeof(ValueTask))
        {
            return typeof(void);
        }

        var awaited = type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>));
        return awaited ? type.GetGenericArguments()[0] : type;
    }

    private void Wrong(string mistake) => _mistakes.Add($"{_method.DeclaringType!.FullName}.{_method.Name}: {mistake}");

    [GeneratedRegex("^[a-z][a-z0-9_-]{0,127}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Name();
}
