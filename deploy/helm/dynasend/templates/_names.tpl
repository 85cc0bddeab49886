{{- define "dynasend.name" -}}
{{- .Release.Name | trunc 50 | trimSuffix "-" -}}
{{- end }}

{{- define "dynasend.labels" -}}
app.kubernetes.io/name: dynasend
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "dynasend.image" -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end }}
