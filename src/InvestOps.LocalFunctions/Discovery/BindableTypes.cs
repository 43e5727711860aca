using System.Reflection;
using Azure.Storage.Queues.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace InvestOps.LocalFunctions.Discovery;

/// <summary>What a function's parameters can be.</summary>
internal static class BindableTypes
{
    private static readonly HashSet<Type> Scalars =
    [
        typeof(string), typeof(bool), typeof(int), typeof(long), typeof(double), typeof(decimal), typeof(Guid),
        typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeSpan),
    ];

    /// <returns>Null when the parameter can carry its trigger.</returns>
    public static string? WhyTriggerCannotBind(ParameterInfo parameter) => parameter.GetCustomAttribute<TriggerBindingAttribute>() switch
    {
        TimerTriggerAttribute when !IsText(parameter.ParameterType) && !IsJson(parameter.ParameterType) =>
            "a timer gives TimerInfo, a string, or a class of its JSON.",
        QueueTriggerAttribute when !IsMessage(parameter.ParameterType) && !IsJson(parameter.ParameterType) =>
            "a message gives a string, byte[], BinaryData, QueueMessage, or a class of its JSON.",
        HttpTriggerAttribute when parameter.ParameterType != typeof(HttpRequest) =>
            "an HTTP trigger gives HttpRequest.",
        TimerTriggerAttribute or QueueTriggerAttribute or HttpTriggerAttribute => null,
        var other => $"this host knows no trigger {other?.GetType().Name}.",
    };

    /// <returns>Null when the parameter can be filled.</returns>
    public static string? WhyCannotBind(ParameterInfo parameter, TriggerBindingAttribute? trigger)
    {
        var type = parameter.ParameterType;
        if (type == typeof(FunctionContext) || type == typeof(CancellationToken) || (IsScalar(type) && trigger is not TimerTriggerAttribute))
        {
            return null;
        }

        return IsScalar(type)
            ? "a timer has no data by name."
            : "beside the trigger there can be FunctionContext, CancellationToken, and simple values of the trigger's data.";
    }

    public static bool IsScalar(Type type) => Scalars.Contains(Nullable.GetUnderlyingType(type) ?? type);

    private static bool IsText(Type type) => type == typeof(string) || type == typeof(TimerInfo);

    private static bool IsMessage(Type type) =>
        type == typeof(string) || type == typeof(byte[]) || type == typeof(BinaryData) || type == typeof(QueueMessage);

    private static bool IsJson(Type type) =>
        !IsScalar(type) && !type.IsByRef && !type.IsInterface && !type.IsAbstract && !typeof(Delegate).IsAssignableFrom(type)
        && type != typeof(CancellationToken) && type != typeof(FunctionContext);
}
